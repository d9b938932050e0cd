package io.latchkey.http;

import java.util.Map;

/** How refusals are written below some path. */
public interface ErrorFormat {

    /** @param path of the request */
    boolean isFor(String path);

    String mediaType();

    /** As JSON. */
    Map<String, Object> body(Problem problem, String path);
}
