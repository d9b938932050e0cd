package io.latchkey.proof.fuzz;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;

/** Undocumented requests: other methods, other paths, and texts that the HTTP server cannot read. */
final class StrayRequests {

    private static final List<String> METHODS = List.of("GET", "POST", "PUT", "PATCH", "DELETE", "TRACE", "PURGE");

    private static final List<String> PATHS = List.of(
            "/v1",
            "/v1/",
            "/v1/users",
            "/v1/users/alice",
            "/v1/users//temporary-verification-code",
            "/v1/users/a/b/temporary-verification-code",
            "/v1/users/../temporary-verification-code",
            "/v1/audit-events/nope",
            "/v2/audit-events",
            "/V1/audit-events",
            "/nope/%00",
            "/nope/..%2f..%2fx",
            "/nope/x");

    private static final List<String> UNREADABLE =
            List.of("/v1/%", "/v1/users/%ZZ/verification-methods", "/v1/users/%f/verification-methods");

    private StrayRequests() {}

    static Arbitrary<Request> of(List<DocumentedOperation> operations) {
        List<Request> all = new ArrayList<>();
        methods(operations)
                .forEach((path, known) -> METHODS.stream()
                        .filter(method -> !known.contains(method))
                        .forEach(method -> all.add(stray(method, path.replace("{userId}", "fuzz-1"), 405))));
        PATHS.forEach(path -> Stream.of("GET", "POST").forEach(method -> all.add(stray(method, path, 404))));
        UNREADABLE.forEach(path -> all.add(unreadable(path, 400)));
        all.add(unreadable("/v1/audit-events?actor=" + "x".repeat(5_000), 414));
        all.add(unreadable("/v1/audit-events", 431).header("X-Long", "x".repeat(30_000)));
        return Arbitraries.of(all);
    }

    private static Map<String, Set<String>> methods(List<DocumentedOperation> operations) {
        return operations.stream()
                .collect(Collectors.groupingBy(
                        DocumentedOperation::path,
                        TreeMap::new,
                        Collectors.mapping(DocumentedOperation::method, Collectors.toSet())));
    }

    private static Request stray(String method, String path, int status) {
        return Request.of("stray", Rulebook.PROBLEM, method, path).odd(method + " is not here", Set.of(status));
    }

    /**
     * The server closes the connection without announcing it. This header announces it, otherwise the next request would be
     * lost.
     */
    private static Request unreadable(String target, int status) {
        return Request.of("stray", Rulebook.SERVER, "GET", target)
                .header("Connection", "close")
                .odd("unreadable", Set.of(status));
    }
}
