package io.latchkey.proof.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import io.latchkey.testing.Documentation;
import io.latchkey.testing.HttpAnswer;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Codes, cursors and entity tags from earlier answers, for later requests. */
final class FuzzCodes {

    private static final Pattern USER = Pattern.compile("^/(?:v1/users|scim/v2/Users)/([^/?]+)");

    private final Map<String, String> codes = new ConcurrentHashMap<>();
    private final Map<String, String> tags = new ConcurrentHashMap<>();
    private final Set<String> everyCode = ConcurrentHashMap.newKeySet();
    private volatile String newest;
    private volatile String cursor;

    /**
     * @param code an active one
     * @param cursor of a further page
     */
    FuzzCodes(String code, String cursor) {
        this.newest = code;
        this.cursor = cursor;
        everyCode.add(CodeSearch.bare(code));
    }

    void keep(Request request, HttpAnswer answer) {
        if (answer.status() == 201 && request.rulebook() == Rulebook.DOCUMENT) {
            newest = Documentation.parse(answer.body()).path("code").asText();
            codes.put(user(request), newest);
            everyCode.add(CodeSearch.bare(newest));
        }
        answer.header("ETag").ifPresent(tag -> tags.put(user(request), tag));
        if (answer.status() == 200 && request.target().startsWith("/v1/audit-events")) {
            JsonNode next = Documentation.parse(answer.body()).path("nextCursor");
            cursor = next.isTextual() ? next.asText() : cursor;
        }
    }

    /** The user's code, or another user's. */
    String code(Request request) {
        return codes.getOrDefault(user(request), newest);
    }

    String tag(Request request) {
        return tags.getOrDefault(user(request), "W/\"1\"");
    }

    String cursor() {
        return cursor;
    }

    Set<String> everyCode() {
        return everyCode;
    }

    private static String user(Request request) {
        Matcher user = USER.matcher(request.target());
        return user.find() ? user.group(1) : "";
    }
}
