package io.latchkey.proof.history;

/**
 * @param id the request's, in its audit event too
 * @param code that is presented
 * @param hours a code is asked for
 */
record Call(String id, int replica, String user, Verb verb, String code, int hours) {}
