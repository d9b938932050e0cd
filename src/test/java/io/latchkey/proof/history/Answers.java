package io.latchkey.proof.history;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Optional;

/** HTTP answers as outcomes. */
final class Answers {

    private static final String PROBLEM = "urn:latchkey:problem:";

    private Answers() {}

    static Answer read(Call call, int status, JsonNode body, String text) {
        return switch (status) {
            case 200, 201, 204 -> success(call, body);
            case 404 -> Answer.of(Outcome.USER_NOT_FOUND);
            case 409 -> conflict(call, body).map(Answer::of).orElseGet(() -> unexpected(status, text));
            case 412 -> Answer.of(Outcome.BEATEN);
            case 429 -> Answer.of(call.verb() == Verb.GENERATE ? Outcome.QUOTA_EXCEEDED : Outcome.THROTTLED);
            case 503 -> Answer.none(Outcome.UNAVAILABLE, body.path("detail").asText());
            default -> unexpected(status, text);
        };
    }

    private static Answer success(Call call, JsonNode body) {
        return switch (call.verb()) {
            case GENERATE ->
                Answer.generated(body.path("code").asText(), instant(body, "issuedAt"), instant(body, "expiresAt"));
            case VERIFY -> verified(body);
            case EXPIRE, CREATE, DEACTIVATE, REACTIVATE, DELETE -> Answer.of(Outcome.DONE);
        };
    }

    private static Answer verified(JsonNode body) {
        return body.path("verified").asBoolean()
                ? Answer.verified(instant(body, "sessionNotAfter"))
                : Outcome.of(body.path("reason").asText())
                        .filter(Outcome::isWrongCode)
                        .map(Answer::of)
                        .orElseGet(() -> unexpected(200, body.toString()));
    }

    private static Optional<Outcome> conflict(Call call, JsonNode body) {
        return call.verb() == Verb.CREATE
                ? Optional.of(Outcome.USER_EXISTS)
                : Outcome.of(body.path("type").asText().replace(PROBLEM, "").replace('-', '_'));
    }

    private static Answer unexpected(int status, String text) {
        return Answer.none(Outcome.UNEXPECTED, status + " " + text);
    }

    private static Instant instant(JsonNode body, String member) {
        return Instant.parse(body.path(member).asText());
    }
}
