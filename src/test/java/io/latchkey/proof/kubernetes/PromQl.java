package io.latchkey.proof.kubernetes;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The part of Prometheus's query language that is needed to find the series of a query. */
final class PromQl {

    private static final Set<String> OPERATORS = Set.of("and", "or", "unless", "bool", "offset");
    private static final String RANGES = "\\[[^]]*]";
    private static final String GROUPINGS = "\\b(by|without|on|ignoring|group_left|group_right)\\s*\\([^)]*\\)";
    private static final Pattern NAME = Pattern.compile("(?<![\\w.])([a-zA-Z_:][\\w:]*)\\s*(\\{[^}]*}|\\()?");
    private static final Pattern MATCHER = Pattern.compile("(\\w+)\\s*(=~|!=|!~|=)\\s*\"([^\"]*)\"");

    /** @param matchers conditions on label values, by label */
    record Selector(String metric, Map<String, Predicate<String>> matchers) {}

    private PromQl() {}

    static List<Selector> selectors(String query) {
        return NAME.matcher(query.replaceAll(RANGES, "").replaceAll(GROUPINGS, ""))
                .results()
                .filter(name -> !"(".equals(name.group(2)) && !OPERATORS.contains(name.group(1)))
                .map(name -> new Selector(name.group(1), matchers(name.group(2))))
                .toList();
    }

    private static Map<String, Predicate<String>> matchers(String braces) {
        return (braces == null
                        ? Stream.<MatchResult>empty()
                        : MATCHER.matcher(braces).results())
                .collect(Collectors.toMap(matcher -> matcher.group(1), PromQl::predicate));
    }

    /** Prometheus anchors regular expressions. */
    private static Predicate<String> predicate(MatchResult matcher) {
        String value = matcher.group(3);
        Predicate<String> regex = text -> text.matches(value);
        return switch (matcher.group(2)) {
            case "=" -> value::equals;
            case "!=" -> text -> !text.equals(value);
            case "=~" -> regex;
            default -> regex.negate();
        };
    }
}
