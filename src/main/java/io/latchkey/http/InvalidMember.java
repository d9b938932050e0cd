package io.latchkey.http;

import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * One error in a request, by its place. It never quotes the request, which may contain a code. Registered, because a problem holds
 * it in a map: Quarkus finds only the types that resources return.
 */
@RegisterForReflection
public record InvalidMember(String pointer, String detail) {

    private static final String WHOLE_BODY = "#";

    static InvalidMember body(String detail) {
        return new InvalidMember(WHOLE_BODY, detail);
    }

    /** @param path of a member in the body, for example {@code expiresInHours} or {@code a/0/b} */
    static InvalidMember member(String path, String detail) {
        return new InvalidMember(WHOLE_BODY + "/" + path, detail);
    }

    public static InvalidMember parameter(String name, String detail) {
        return new InvalidMember(name, detail);
    }
}
