package io.latchkey.proof.history;

/**
 * Something that goes wrong and comes right again.
 *
 * @param end returns when all is well again
 */
record Fault(String name, Action begin, Action end) {

    interface Action {
        void run() throws Exception;
    }
}
