package io.latchkey.http;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;

/** A refusal as an exception, which {@link ProblemMappers} answers in an {@link ErrorFormat}. */
public final class Problem extends RuntimeException {

    private final URI type;
    private final String title;
    private final int status;
    private final Map<String, Object> extensions = new LinkedHashMap<>();
    private final Map<String, Object> headers = new LinkedHashMap<>();

    /** Without a stack trace, because it is an answer and not a defect. */
    Problem(URI type, String title, int status, String detail) {
        super(detail, null, false, false);
        this.type = type;
        this.title = title;
        this.status = status;
    }

    Problem with(String extension, Object value) {
        extensions.put(extension, value);
        return this;
    }

    Problem withHeader(String name, Object value) {
        headers.put(name, value);
        return this;
    }

    public int status() {
        return status;
    }

    /** The last part of its type, with underscores as in audit events and metrics. */
    String word() {
        return type.toString().replaceFirst(".*[:#]", "").replace('-', '_');
    }

    Map<String, Object> headers() {
        return headers;
    }

    /** @param instance the path of the request */
    Map<String, Object> body(String instance) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("type", type.toString());
        body.put("title", title);
        body.put("status", status);
        body.put("detail", getMessage());
        body.put("instance", instance);
        body.putAll(extensions);
        return body;
    }
}
