package io.latchkey.proof.fuzz;

import io.latchkey.proof.fuzz.Request.Part;
import java.util.Collections;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Patches (RFC 7644 §3.5.2): valid ones, impossible ones, and rubbish. */
final class ScimPatches {

    private static final int MAX_OPERATIONS = 100;
    private static final String REACTIVATION = "{\"op\":\"replace\",\"path\":\"active\",\"value\":true}";

    private static final List<String> GOOD = List.of(
            REACTIVATION,
            "{\"op\":\"replace\",\"path\":\"displayName\",\"value\":%s}",
            "{\"op\":\"Replace\",\"value\":{\"displayName\":%s,\"title\":%1$s}}",
            "{\"op\":\"add\",\"path\":\"emails\",\"value\":[{\"type\":\"work\",\"value\":%s}]}",
            "{\"op\":\"replace\",\"path\":\"name.familyName\",\"value\":%s}",
            "{\"op\":\"add\",\"value\":{\"nickName\":%s}}",
            "{\"op\":\"remove\",\"path\":\"title\"}",
            "{\"op\":\"remove\",\"path\":\"emails\"}",
            "{\"op\":\"replace\",\"path\":\"active\",\"value\":\"False\"}",
            "{\"op\":\"add\",\"path\":\"urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:department\",\"value\":%s}",
            "{\"op\":\"add\",\"path\":\"urn:latchkey:params:scim:schemas:extension:verification:2.0:User:verificationMethods\",\"value\":[{\"type\":\"totp\"}]}");

    private static final List<String> ODD = List.of(
            "{\"op\":\"copy\",\"path\":\"title\",\"value\":\"x\"}",
            "{\"path\":\"title\",\"value\":\"x\"}",
            "{\"op\":7,\"path\":\"title\"}",
            "{\"op\":\"remove\"}",
            "{\"op\":\"replace\",\"path\":7,\"value\":\"x\"}",
            "{\"op\":\"replace\",\"path\":\"shoeSize\",\"value\":7}",
            "{\"op\":\"replace\",\"path\":\"id\",\"value\":\"x\"}",
            "{\"op\":\"replace\",\"path\":\"meta\",\"value\":{}}",
            "{\"op\":\"remove\",\"path\":\"userName\"}",
            "{\"op\":\"replace\",\"path\":\"userName\",\"value\":[]}",
            "{\"op\":\"replace\",\"path\":\"displayName\",\"value\":\"a\\u0000b\"}",
            "{\"op\":\"replace\",\"path\":\"displayName\"}",
            "{\"op\":\"replace\",\"value\":\"x\"}",
            "{\"op\":\"replace\",\"path\":\"emails[\",\"value\":\"x\"}",
            "{\"op\":\"add\",\"path\":\"emails[type eq].value\",\"value\":\"x\"}",
            "{\"op\":\"add\",\"path\":\"" + Placeholders.CODE + "\",\"value\":\"x\"}",
            "{\"op\":\"add\",\"value\":{\"" + Placeholders.CODE + "\":\"x\"}}",
            "7",
            "null",
            "[]");

    private ScimPatches() {}

    static Arbitrary<String> good() {
        Arbitrary<String> value = Texts.only(
                        Texts.any(), text -> !text.isBlank() && text.length() < 200 && text.indexOf('\0') < 0)
                .map(Values::quoted);
        return Combinators.combine(Arbitraries.of(GOOD), value)
                .as((operation, text) -> operation.formatted(text))
                .list()
                .ofMinSize(1)
                .ofMaxSize(3)
                .map(ScimPatches::patch);
    }

    static Arbitrary<Part> odd() {
        Arbitrary<String> oneOdd = Combinators.combine(Arbitraries.of(ODD), Arbitraries.of(GOOD))
                .as((odd, good) -> patch(List.of(good.formatted("\"x\""), odd)));
        Arbitrary<String> noPatch = Arbitraries.of(
                "{}",
                "{\"Operations\":[]}",
                "{\"Operations\":{}}",
                "{\"Operations\":\"x\"}",
                patch(Collections.nCopies(MAX_OPERATIONS + 1, REACTIVATION)));
        return Arbitraries.frequencyOf(
                Tuple.of(6, oneOdd.map(text -> ScimParts.odd(text, "an operation that cannot be"))),
                Tuple.of(1, noPatch.map(text -> ScimParts.odd(text, "no patch"))),
                Tuple.of(2, ScimParts.broken(patch(List.of(REACTIVATION)))));
    }

    static Arbitrary<String> rubbish(List<String> names) {
        Arbitrary<String> path = Arbitraries.oneOf(Arbitraries.of(names), ScimFilters.rubbish(names), Texts.any());
        Arbitrary<String> operation = Combinators.combine(
                        Arbitraries.of("add", "replace", "remove", "Add", "x"),
                        path,
                        Rubbish.json(names),
                        Arbitraries.of(true, true, false))
                .as((op, where, value, hasPath) -> "{\"op\":\"" + op + "\",\"value\":" + value
                        + (hasPath ? ",\"path\":" + Values.quoted(where) : "") + "}");
        return Arbitraries.frequencyOf(Tuple.of(5, operation), Tuple.of(1, Rubbish.json(names)))
                .list()
                .ofMaxSize(4)
                .map(ScimPatches::patch);
    }

    private static String patch(List<String> operations) {
        return "{\"schemas\":[\"urn:ietf:params:scim:api:messages:2.0:PatchOp\"],\"Operations\":["
                + String.join(",", operations) + "]}";
    }
}
