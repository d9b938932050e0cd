package io.latchkey.proof.fuzz;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import io.latchkey.testing.Documentation;
import io.latchkey.testing.DocumentedResponse;
import io.latchkey.testing.HttpAnswer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Finds what is wrong with an answer to a request. */
final class Judgement {

    /** Internals: stack traces, classes, statements, files. No request contains one. */
    private static final Pattern INSIDE = Pattern.compile("\\bat [a-z]+\\.[\\w.$]+\\(|\\.java\\b"
            + "|\\b(java|javax|jakarta|io|org|com|net)\\.[a-z]\\w*\\.[\\w.]+|Exception\\b|\\bError:"
            + "|(?i:\\b(select|insert|update|delete)\\b.*\\b(from|into|set|where)\\b)|(?i:\\bsql(state)?\\b|hibernate|constraint)"
            + "|/(root|home|tmp|usr|opt|work|var)/");

    private static final JsonPointer PROBLEM = JsonPointer.compile("/components/schemas/Problem");

    private final Documentation documentation;
    private final Map<String, JsonPointer> operations;
    private final ScimRules scim;
    private final FuzzCodes knownCodes;

    Judgement(Documentation documentation, List<DocumentedOperation> operations, ScimRules scim, FuzzCodes knownCodes) {
        this.documentation = documentation;
        this.operations =
                operations.stream().collect(Collectors.toMap(DocumentedOperation::name, DocumentedOperation::place));
        this.scim = scim;
        this.knownCodes = knownCodes;
    }

    List<String> complaints(Request request, HttpAnswer answer) {
        List<String> complaints = new ArrayList<>();
        if (answer.status() >= 500) {
            complaints.add("the service failed");
        } else if (!isExpected(request, answer.status())) {
            complaints.add(request.isGood() ? "a good request was refused" : "expected was " + request.expected());
        }
        complaints.addAll(formComplaints(request, answer));
        complaints.addAll(leaks(request, answer));
        return complaints;
    }

    private static boolean isExpected(Request request, int status) {
        if (request.isGood()) {
            return !DocumentedOperation.REFUSED_AS_SENT.contains(status);
        }
        boolean any = request.oddities().size() > 1 || request.expected().isEmpty();
        return any || request.expected().contains(status);
    }

    private List<String> formComplaints(Request request, HttpAnswer answer) {
        return switch (request.rulebook()) {
            case DOCUMENT ->
                named(
                        answer,
                        DocumentedResponse.of(documentation, operations.get(request.name()), answer.status())
                                .complaints(answer));
            case PROBLEM -> named(answer, problemComplaints(answer));
            case SCIM -> named(answer, scim.complaints(request, answer));
            case SERVER -> List.of();
        };
    }

    /** The headers of every answer of the service. */
    private static List<String> named(HttpAnswer answer, List<String> others) {
        List<String> complaints = new ArrayList<>(others);
        if (!answer.header("Cache-Control").orElse("").equals("no-store")) {
            complaints.add("it may be cached");
        }
        if (answer.header("X-Request-Id").isEmpty()) {
            complaints.add("it has no name");
        }
        return complaints;
    }

    private List<String> problemComplaints(HttpAnswer answer) {
        if (!answer.mediaType().equals("application/problem+json")) {
            return List.of("no problem");
        }
        JsonNode problem = Documentation.parse(answer.body());
        List<String> complaints = new ArrayList<>(documentation.complaints(PROBLEM, problem));
        if (problem.path("status").asInt() != answer.status()) {
            complaints.add("the problem has another status");
        }
        return complaints;
    }

    private List<String> leaks(Request request, HttpAnswer answer) {
        List<String> leaks = new ArrayList<>();
        String text = answer.headers() + answer.body();
        if (INSIDE.matcher(text).find()) {
            leaks.add("it tells about the inside");
        }
        boolean handsOver = answer.status() == 201 && request.rulebook() == Rulebook.DOCUMENT;
        String searched = handsOver ? text.replaceFirst("\"code\":\"[^\"]*\"", "") : text;
        if (CodeSearch.areIn(searched, knownCodes.everyCode())) {
            leaks.add("there is a code in it");
        }
        return leaks;
    }
}
