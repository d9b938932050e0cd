package io.latchkey.proof.fuzz;

import io.latchkey.proof.fuzz.Request.Part;
import io.latchkey.testing.Scim;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** SCIM requests. The schemas of SCIM describe them, not the OpenAPI document. */
final class ScimRequests {

    static final String LIST = "scim list";
    static final String SEARCH = "scim search";
    static final String DISCOVER = "scim discover";

    private static final String WRITER = "user-provisioner";
    private static final String READER = "mfa-admin";
    /** The limit for a user. */
    private static final int MAX_BYTES = 256 * 1024;

    private final ScimSchemas schemas;
    private final ScimUsers documents;
    private final ScimQueries queries;
    private final Arbitrary<String> users;
    private final FuzzCallers writers = new FuzzCallers(List.of(WRITER));
    private final FuzzCallers readers = new FuzzCallers(List.of(WRITER, READER));

    /** @param users ids of users who exist, at first at least */
    ScimRequests(ScimSchemas schemas, Arbitrary<String> users) {
        this.schemas = schemas;
        this.documents = new ScimUsers(schemas);
        this.queries = new ScimQueries(schemas.names());
        this.users = users.map(id -> Scim.USERS + "/" + id);
    }

    Arbitrary<Request> any() {
        return Arbitraries.frequencyOf(
                Tuple.of(4, create()),
                Tuple.of(4, replace()),
                Tuple.of(6, patch()),
                Tuple.of(1, delete()),
                Tuple.of(2, read()),
                Tuple.of(6, list()),
                Tuple.of(4, search()),
                Tuple.of(2, discover()),
                Tuple.of(1, ScimStrayRequests.of(writers)));
    }

    private Arbitrary<Request> create() {
        return requests("scim create", "POST", Arbitraries.just(Scim.USERS), writers, ScimParts.none(), userBodies());
    }

    private Arbitrary<Request> replace() {
        return requests("scim replace", "PUT", users, writers, ScimParts.ifMatch(), userBodies());
    }

    private Arbitrary<Request> patch() {
        List<Arbitrary<Part>> bodies = List.of(
                ScimPatches.good().map(ScimParts::body),
                ScimPatches.odd(),
                ScimPatches.rubbish(schemas.names()).map(text -> ScimParts.anyhow(text, "rubbish as patch")));
        return requests("scim patch", "PATCH", users, writers, ScimParts.ifMatch(), bodies);
    }

    private Arbitrary<Request> delete() {
        return requests("scim delete", "DELETE", users, writers, ScimParts.ifMatch(), List.of(ScimParts.none()));
    }

    private Arbitrary<Request> read() {
        Arbitrary<Part> known = Part.headers("If-None-Match", "", Placeholders.TAG, "*", "x", "W/\"1\", \"2\"");
        return requests("scim read", "GET", users, readers, known, List.of(queries.selection(), queries.rubbish()));
    }

    private Arbitrary<Request> list() {
        return requests(
                LIST,
                "GET",
                Arbitraries.just(Scim.USERS),
                readers,
                ScimParts.none(),
                List.of(queries.good(), queries.odd(), queries.rubbish()));
    }

    private Arbitrary<Request> search() {
        Arbitrary<String> paths = Arbitraries.of(Scim.USERS + "/.search", "/scim/v2/.search");
        List<Arbitrary<Part>> bodies = List.of(
                ScimFilters.good()
                        .map(filter -> ScimParts.body("{\"filter\":" + Values.quoted(filter) + ",\"count\":5}")),
                ScimFilters.rubbish(schemas.names())
                        .map(filter -> ScimParts.anyhow(
                                "{\"filter\":" + Values.quoted(filter) + "}", "a filter that is none")),
                Rubbish.object(List.of(
                                "filter",
                                "sortBy",
                                "sortOrder",
                                "startIndex",
                                "count",
                                "attributes",
                                "excludedAttributes"))
                        .map(text -> ScimParts.anyhow(text, "rubbish as search")),
                ScimParts.broken("{\"filter\":\"userName pr\"}"));
        return requests(SEARCH, "POST", paths, readers, ScimParts.none(), bodies);
    }

    private Arbitrary<Request> discover() {
        Arbitrary<String> paths = Arbitraries.of(
                "/scim/v2/ServiceProviderConfig",
                "/scim/v2/ResourceTypes",
                "/scim/v2/ResourceTypes/User",
                "/scim/v2/Schemas",
                "/scim/v2/Schemas/" + Scim.CORE);
        Part searched = request ->
                request.target(request.target() + "?filter=x").odd("discovery cannot be searched", Set.of(200, 403));
        return requests(
                DISCOVER,
                "GET",
                paths,
                readers,
                ScimParts.none(),
                List.of(ScimParts.none(), Arbitraries.just(searched)));
    }

    private List<Arbitrary<Part>> userBodies() {
        return List.of(
                documents.good().map(ScimParts::body),
                documents.odd(),
                Rubbish.object(schemas.names()).map(text -> ScimParts.anyhow(text, "rubbish as user")),
                documents.good().map(text -> ScimParts.announced(text, "text/plain", "no JSON", 415)),
                documents
                        .good()
                        .map(text -> text.length() % 8 == 0
                                ? ScimParts.announced(text + " ".repeat(MAX_BYTES), Scim.MEDIA_TYPE, "too large", 413)
                                : ScimParts.body(text)));
    }

    /** Valid requests, and requests with one odd part. The first of the bodies is valid. */
    private static Arbitrary<Request> requests(
            String name,
            String method,
            Arbitrary<String> targets,
            FuzzCallers callers,
            Arbitrary<Part> headers,
            List<Arbitrary<Part>> bodies) {
        Arbitrary<Part> good = bodies.get(0);
        Arbitrary<Part> accepted = ScimParts.accepted();
        Function<List<Arbitrary<Part>>, Arbitrary<Request>> of = parts -> request(name, method, targets, parts);
        return Arbitraries.frequencyOf(
                Tuple.of(4, of.apply(List.of(callers.good(), accepted, headers, good))),
                Tuple.of(5, of.apply(List.of(callers.good(), accepted, headers, Arbitraries.oneOf(bodies)))),
                Tuple.of(1, of.apply(List.of(callers.odd(), accepted, headers, good))),
                Tuple.of(1, of.apply(List.of(callers.good(), ScimParts.notAccepted(), headers, good))));
    }

    private static Arbitrary<Request> request(
            String name, String method, Arbitrary<String> targets, List<Arbitrary<Part>> parts) {
        return Combinators.combine(targets, Combinators.combine(parts).as(each -> each))
                .as((target, each) ->
                        Request.of(name, Rulebook.SCIM, method, target).with(each));
    }
}
