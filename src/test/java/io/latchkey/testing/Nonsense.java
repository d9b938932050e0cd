package io.latchkey.testing;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;

/**
 * What nobody expects: values, documents and filters made of what broke other services. The same for the same seed:
 * {@code -Dnonsense.seed=…} for others, {@code -Dnonsense.requests=20000} for more.
 */
public final class Nonsense {

    public static final int REQUESTS = Integer.getInteger("nonsense.requests", 600);

    private static final long SEED = Long.getLong("nonsense.seed", 2026);
    private static final int DEEPEST = 4;

    private static final List<String> TEXTS = List.of(
            "",
            " ",
            "x",
            "\0",
            "a\0b",
            "\n\r\t",
            "\uD83D\uDD11",
            "\uD800",
            "İıſ",
            "\u202Etxet",
            "%_\\",
            "' OR 1=1 --",
            "\"}],",
            "true",
            "False",
            "null",
            "-1",
            "1e999",
            "2026-11-25T00:00:00Z",
            "+999999999-12-31T23:59:59Z",
            "../../etc/passwd",
            "urn:ietf:params:scim:schemas:core:2.0:User",
            "x".repeat(512),
            "x".repeat(5_000),
            "(".repeat(300),
            "[".repeat(2_000));

    private final Random random = new Random(SEED);

    @SafeVarargs
    public final <T> T oneOf(T... choices) {
        return choices[random.nextInt(choices.length)];
    }

    public <T> T oneOf(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    public boolean oneIn(int times) {
        return random.nextInt(times) == 0;
    }

    public String text() {
        return oneOf(TEXTS);
    }

    /** How to find the request again. */
    public static String place(int request) {
        return "seed " + SEED + ", request " + request + ": ";
    }

    /** JSON of any shape. */
    public Object value(List<String> names) {
        return value(names, 0);
    }

    private Object value(List<String> names, int depth) {
        List<Supplier<Object>> shapes = List.of(
                this::text,
                this::text,
                () -> oneOf(names),
                () -> oneOf(true, false),
                () -> oneOf(0, -1, 4, Integer.MAX_VALUE),
                () -> oneOf(Long.MIN_VALUE, 0.5, 1e300),
                () -> null,
                () -> depth == DEEPEST ? List.of() : list(names, depth),
                () -> depth == DEEPEST ? Map.of() : object(names, depth));
        return oneOf(shapes).get();
    }

    private List<Object> list(List<String> names, int depth) {
        List<Object> list = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            list.add(value(names, depth + 1));
        }
        return list;
    }

    /** An object that has members of such names, and now and then another. */
    public Map<String, Object> object(List<String> names) {
        return object(names, 0);
    }

    private Map<String, Object> object(List<String> names, int depth) {
        Map<String, Object> object = new LinkedHashMap<>();
        for (int i = random.nextInt(5); i > 0; i--) {
            object.put(oneIn(8) ? text() : oneOf(names), value(names, depth + 1));
        }
        return object;
    }

    /** What would make sense, but for one member. */
    public Map<String, Object> spoiled(Map<String, Object> good, List<String> names) {
        Map<String, Object> spoiled = new LinkedHashMap<>(good);
        spoiled.put(oneOf(List.copyOf(good.keySet())), oneIn(2) ? text() : value(names));
        return spoiled;
    }

    /** Almost a filter (RFC 7644 §3.4.2.2). */
    public String filter(List<String> names) {
        return filter(names, 0);
    }

    private String filter(List<String> names, int depth) {
        String operator = oneOf("eq", "ne", "co", "sw", "ew", "gt", "ge", "lt", "le", "GT", "is", "");
        String value = oneOf(
                "\"" + text().replace("\\", "\\\\").replace("\"", "\\\"") + "\"", text(), "true", "null", "7", "{}");
        String leaf = oneIn(6) ? oneOf(names) + " pr" : oneOf(names) + " " + operator + " " + value;
        if (depth == DEEPEST || oneIn(2)) {
            return leaf;
        }
        String other = filter(names, depth + 1);
        return oneOf(
                leaf + " and " + other,
                leaf + " or (" + other + ")",
                "not (" + other + ")",
                oneOf(names) + "[" + other + "]");
    }
}
