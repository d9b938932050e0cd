package io.latchkey.proof.fuzz;

import io.latchkey.testing.Scim;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Requests with a path or a method that SCIM does not have here. */
final class ScimStrayRequests {

    private static final List<String> PATHS = List.of(
            "/scim/v2",
            "/scim/v2/Groups",
            "/scim/v2/Users/a/b",
            "/scim/v2/Schemas/x",
            "/scim/v2/ResourceTypes/x",
            "/scim/v2/Bulk",
            "/scim/v2/Me");

    private ScimStrayRequests() {}

    static Arbitrary<Request> of(FuzzCallers callers) {
        Stream<Request> paths = PATHS.stream().map(path -> stray("GET", path, 404));
        Stream<Request> ofAll =
                Stream.of("PUT", "PATCH", "DELETE", "PURGE").map(method -> stray(method, Scim.USERS, 405));
        Stream<Request> ofOne =
                Stream.of("POST", "TRACE").map(method -> stray(method, Scim.USERS + "/fuzz-scim-1", 405));
        List<Request> all = Stream.of(paths, ofAll, ofOne).flatMap(each -> each).toList();
        return Combinators.combine(Arbitraries.of(all), callers.good()).as((request, caller) -> caller.in(request));
    }

    private static Request stray(String method, String path, int status) {
        return Request.of("scim stray", Rulebook.SCIM, method, path).odd(method + " is not here", Set.of(status));
    }
}
