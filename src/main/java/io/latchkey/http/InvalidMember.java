package io.latchkey.http;

/** One thing that is wrong with a request. It never quotes what was sent, which may be a code. */
public record InvalidMember(String pointer, String detail) {

    private static final String WHOLE_BODY = "#";

    static InvalidMember body(String detail) {
        return new InvalidMember(WHOLE_BODY, detail);
    }

    /** @param path of a member in the body, {@code expiresInHours} or {@code a/0/b} */
    static InvalidMember member(String path, String detail) {
        return new InvalidMember(WHOLE_BODY + "/" + path, detail);
    }

    public static InvalidMember parameter(String name, String detail) {
        return new InvalidMember(name, detail);
    }
}
