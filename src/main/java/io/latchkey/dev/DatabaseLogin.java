package io.latchkey.dev;

/** A role of the embedded database and its password, good for one run. */
public record DatabaseLogin(String role, String password) {}
