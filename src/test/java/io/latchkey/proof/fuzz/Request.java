package io.latchkey.proof.fuzz;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;

/**
 * A request, and what is wrong with it.
 *
 * @param name of the operation
 * @param target path and query, encoded
 * @param oddities empty if the request is valid
 * @param expected the statuses that the oddity allows; empty means any
 */
record Request(
        String name,
        Rulebook rulebook,
        String method,
        String target,
        Map<String, String> headers,
        Optional<byte[]> body,
        List<String> oddities,
        Set<Integer> expected) {

    private static final int SHOWN = 2_000;

    /** Adds one part to a request. */
    interface Part {
        Request in(Request request);

        /** @param value empty for no header */
        static Part header(String name, String value) {
            return request -> value.isEmpty() ? request : request.header(name, value);
        }

        /** @param values empty for no header */
        static Arbitrary<Part> headers(String name, String... values) {
            return Arbitraries.of(values).map(value -> header(name, value));
        }

        /**
         * Marks this part as wrong.
         *
         * @param statuses the expected ones; empty means any
         */
        default Part odd(String oddity, Set<Integer> statuses) {
            return request -> in(request).odd(oddity, statuses);
        }
    }

    static Request of(String name, Rulebook rulebook, String method, String target) {
        return new Request(name, rulebook, method, target, Map.of(), Optional.empty(), List.of(), Set.of());
    }

    Request with(List<? extends Part> parts) {
        Request whole = this;
        for (Part part : parts) {
            whole = part.in(whole);
        }
        return whole;
    }

    Request target(String other) {
        return new Request(name, rulebook, method, other, headers, body, oddities, expected);
    }

    Request header(String header, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new Request(name, rulebook, method, target, more, body, oddities, expected);
    }

    Request body(byte[] bytes) {
        return new Request(name, rulebook, method, target, headers, Optional.of(bytes), oddities, expected);
    }

    /** @param statuses the expected ones; empty means any */
    Request odd(String oddity, Set<Integer> statuses) {
        List<String> more = new ArrayList<>(oddities);
        more.add(oddity);
        return new Request(name, rulebook, method, target, headers, body, more, statuses);
    }

    boolean isGood() {
        return oddities.isEmpty();
    }

    /** A command for bash. Bytes that are no text are escaped. */
    @Override
    public String toString() {
        String shownHeaders = headers.entrySet().stream()
                .map(header -> " -H " + quoted((header.getKey() + ": " + header.getValue()).getBytes(ISO_8859_1)))
                .collect(Collectors.joining());
        String shownBody = body.map(bytes -> " --data-binary " + quoted(bytes)).orElse("");
        return "%s, odd: %s%n  curl -i --path-as-is -X %s \"$api\"%s%s%s"
                .formatted(name, oddities, method, quoted(target.getBytes(ISO_8859_1)), shownHeaders, shownBody);
    }

    private static String quoted(byte[] bytes) {
        StringBuilder quoted = new StringBuilder("$'");
        for (int i = 0; i < bytes.length && i < SHOWN; i++) {
            char letter = (char) (bytes[i] & 0xFF);
            boolean isPlain = letter >= ' ' && letter < 0x7F && letter != '\'' && letter != '\\';
            quoted.append(isPlain ? String.valueOf(letter) : "\\x%02x".formatted((int) letter));
        }
        return quoted.append("'")
                .append(bytes.length > SHOWN ? "  # and so on, " + bytes.length + " bytes" : "")
                .toString();
    }
}
