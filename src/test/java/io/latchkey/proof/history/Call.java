package io.latchkey.proof.history;

/**
 * @param id of the request, also in its audit event
 * @param code that the client presents
 * @param hours the lifetime of the code that the client requests
 */
record Call(String id, int replica, String user, Verb verb, String code, int hours) {}
