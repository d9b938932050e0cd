package io.latchkey.proof.history;

/**
 * A failure that begins and ends.
 *
 * @param end returns when everything works again
 */
record Fault(String name, Action begin, Action end) {

    interface Action {
        void run() throws Exception;
    }
}
