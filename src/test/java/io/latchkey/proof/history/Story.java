package io.latchkey.proof.history;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Histories of one user as text: {@code 2-3 verify A -> mismatch} was invoked in the second second and answered in the third.
 * The answer to a generation is the code. The line is the id of the request.
 */
final class Story {

    static final Instant BEGAN = Instant.parse("2026-02-28T12:00:00Z");
    static final String USER = "alice";
    static final int HOURS = 4;

    private static final Pattern LINE = Pattern.compile("(\\d+)-(\\d+|never) (\\w+)( \\w+)? -> (\\w+)");

    private Story() {}

    static List<RecordedOperation> of(String... lines) {
        return Arrays.stream(lines).map(Story::operation).toList();
    }

    private static RecordedOperation operation(String line) {
        Matcher parts = LINE.matcher(line);
        if (!parts.matches()) {
            throw new IllegalArgumentException(line);
        }
        String code = Optional.ofNullable(parts.group(4)).map(String::trim).orElse(null);
        Call call = new Call(line, 0, USER, Verb.of(parts.group(3)), code, HOURS);
        return new RecordedOperation(
                call, nanos(parts.group(1)), nanos(parts.group(2)), answer(call, line, parts.group(5)));
    }

    private static Answer answer(Call call, String line, String result) {
        return Outcome.of(result)
                .map(outcome -> call.verb() == Verb.VERIFY && outcome == Outcome.DONE
                        ? Answer.verified(null)
                        : Answer.of(outcome))
                .orElseGet(() ->
                        Answer.generated(result, issuedAt(line), issuedAt(line).plus(Duration.ofHours(HOURS))));
    }

    /** In the second of its invocation. */
    static Instant issuedAt(String line) {
        return BEGAN.plusSeconds(Long.parseLong(line.substring(0, line.indexOf('-'))));
    }

    private static long nanos(String seconds) {
        return seconds.equals("never") ? RecordedOperation.NEVER : TimeUnit.SECONDS.toNanos(Long.parseLong(seconds));
    }
}
