package io.latchkey.rest;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;

/** A refusal on its way out (RFC 9457): thrown where it is found, answered in {@link ProblemMappers}. */
final class Problem extends RuntimeException {

    static final MediaType MEDIA_TYPE = new MediaType("application", "problem+json");

    private final URI type;
    private final String title;
    private final int status;
    private final Map<String, Object> extensions = new LinkedHashMap<>();
    private final Map<String, Object> headers = new LinkedHashMap<>();

    /** Without a stack trace: it is an answer, and where it was found is no secret to keep or to log. */
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

    int status() {
        return status;
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

    Response response(String instance) {
        Response.ResponseBuilder response =
                Response.status(status).entity(body(instance)).header(HttpHeaders.CONTENT_TYPE, MEDIA_TYPE);
        headers.forEach(response::header);
        return response.build();
    }
}
