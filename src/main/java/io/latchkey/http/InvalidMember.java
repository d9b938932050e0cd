package io.latchkey.http;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** One thing that is wrong with a request. It never quotes what was sent, which may be a code. */
@Schema(
        name = "InvalidMember",
        requiredProperties = {"pointer", "detail"})
public record InvalidMember(
        @Schema(
                description = "Where: a JSON Pointer into the body as a URI fragment (RFC 6901 §6),"
                        + " or the bare name of a path or query parameter",
                examples = "#/expiresInHours")
        String pointer,

        @Schema(description = "What is wrong", examples = "must be 1 to 24")
        String detail) {

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
