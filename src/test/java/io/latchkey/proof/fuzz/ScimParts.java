package io.latchkey.proof.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.latchkey.proof.fuzz.Request.Part;
import io.latchkey.testing.Scim;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Tuple;

/** Headers and bodies of SCIM requests. */
final class ScimParts {

    /** The service looks for the user before it tries the change. */
    private static final Set<Integer> INVALID_OR_NOBODY = Set.of(400, 404);

    private ScimParts() {}

    static Arbitrary<Part> none() {
        return Arbitraries.just(request -> request);
    }

    static Arbitrary<Part> ifMatch() {
        Arbitrary<Part> current = Part.headers("If-Match", "", "", "", Placeholders.TAG, "*");
        Part wrong = Part.header("If-Match", "W/\"999999\"").odd("another version", Set.of(404, 412));
        Part none = Part.header("If-Match", "nonsense").odd("no version", Set.of(400, 404, 412));
        return Arbitraries.frequencyOf(Tuple.of(12, current), Tuple.of(1, Arbitraries.of(wrong, none)));
    }

    static Arbitrary<Part> accepted() {
        return Part.headers("Accept", "", Scim.MEDIA_TYPE, "application/json", "*/*");
    }

    static Arbitrary<Part> notAccepted() {
        return Part.headers("Accept", "text/html", "application/xml")
                .map(accept -> accept.odd("nothing is accepted", Set.of(406)));
    }

    static Part body(String text) {
        return body(text.getBytes(UTF_8));
    }

    private static Part body(byte[] bytes) {
        return request -> request.body(bytes).header("Content-Type", Scim.MEDIA_TYPE);
    }

    static Part odd(String text, String oddity) {
        return body(text).odd(oddity, INVALID_OR_NOBODY);
    }

    /** The service may refuse it, or accept it by chance. */
    static Part anyhow(String text, String oddity) {
        return body(text).odd(oddity, Set.of());
    }

    /** Unknown members have no effect on a patch or a search. */
    static Arbitrary<Part> broken(String text) {
        return Arbitraries.of(BrokenJson.of(text, ScimParts::body, INVALID_OR_NOBODY, Set.of()));
    }

    static Part announced(String text, String type, String oddity, int expected) {
        return request -> body(text).in(request).header("Content-Type", type).odd(oddity, Set.of(expected));
    }
}
