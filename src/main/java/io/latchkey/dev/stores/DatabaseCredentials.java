package io.latchkey.dev.stores;

/** A role of the embedded database and its password for this run. */
public record DatabaseCredentials(String role, String password) {}
