package io.latchkey.proof.fuzz;

import io.latchkey.proof.fuzz.Request.Part;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Queries in SCIM URLs (RFC 7644 §3.4.2, §3.9). */
final class ScimQueries {

    /** The HTTP server accepts 4 KiB for a request's first line. */
    private static final int MAX_ENCODED = 1_500;

    private final List<String> names;

    /** @param names of attributes */
    ScimQueries(List<String> names) {
        this.names = names;
    }

    Arbitrary<Part> good() {
        Arbitrary<String> page =
                Arbitraries.of("count=5", "startIndex=2&count=3", "count=0", "startIndex=-1&count=-1", "count=1");
        Arbitrary<String> order = Arbitraries.of(
                "sortBy=userName",
                "sortBy=meta.created&sortOrder=descending",
                "sortOrder=ascending",
                "attributes=userName,emails",
                "excludedAttributes=name");
        return Combinators.combine(fitting(ScimFilters.good()).injectNull(0.3), page, order)
                .as((filter, paged, ordered) -> query(
                        filter == null
                                ? paged + "&" + ordered
                                : "filter=" + Targets.encoded(filter) + "&" + paged + "&" + ordered));
    }

    Arbitrary<Part> selection() {
        return Arbitraries.of(
                        "",
                        "attributes=userName",
                        "attributes=emails.value,id",
                        "excludedAttributes=meta,name",
                        "attributes=unknownMember")
                .map(text -> text.isEmpty() ? request -> request : query(text));
    }

    Arbitrary<Part> odd() {
        return Arbitraries.of(
                        "count=x",
                        "count=1e3",
                        "startIndex=99999999999",
                        "sortBy=shoeSize",
                        "sortBy=%5B",
                        "sortOrder=up&sortBy=userName",
                        "filter=%28",
                        "filter=userName",
                        "filter=userName%20is%20%22x%22",
                        "filter=shoeSize%20eq%207",
                        "filter=active%20eq%20%22maybe%22",
                        "filter=userName%20eq%20%22a%5Cu0000%22",
                        "filter=" + "%28".repeat(300),
                        "attributes=userName&excludedAttributes=name")
                .map(text -> query(text).odd("a wrong query", Set.of(400)));
    }

    Arbitrary<Part> rubbish() {
        Arbitrary<String> name = Arbitraries.of(
                "filter", "sortBy", "sortOrder", "startIndex", "count", "attributes", "excludedAttributes", "x");
        Arbitrary<String> value =
                fitting(Arbitraries.oneOf(Texts.any(), Arbitraries.of(names), ScimFilters.rubbish(names)));
        return Combinators.combine(name, value)
                .as((key, text) -> key + "=" + Targets.encoded(text))
                .list()
                .ofMinSize(1)
                .ofMaxSize(2)
                .map(parameters -> query(String.join("&", parameters)).odd("rubbish as query", Set.of()));
    }

    private static Arbitrary<String> fitting(Arbitrary<String> texts) {
        return Texts.only(texts, text -> Targets.encoded(text).length() <= MAX_ENCODED);
    }

    private static Part query(String query) {
        return request -> request.target(request.target() + "?" + query);
    }
}
