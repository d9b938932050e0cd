package io.latchkey.http;

import java.util.Map;

/** The format of error responses below some path. */
public interface ErrorFormat {

    /** @param path of the request */
    boolean isFor(String path);

    String mediaType();

    /** The members of a JSON object. */
    Map<String, Object> body(Problem problem, String path);
}
