package io.latchkey.scim.filter;

import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Comparisons with a part of a selected value: {@code emails[type eq "work"].value eq "a@example.org"}. Entra ID looks for users
 * so; RFC 7644 §3.4.2.2 has the whole comparison in the brackets, and so has the SDK's parser.
 */
final class SelectedParts {

    private static final String TEXT = "\"(?:[^\"\\\\]|\\\\.)*+\"";
    private static final String SELECTION = "\\[((?:[^\\[\\]\"]|" + TEXT + ")*+)]";
    private static final String COMPARISON = "\\.(\\w+\\s+(?:(?i:pr)\\b|\\w\\w\\s+(?:" + TEXT + "|[^\\s()\\[\\]\"]+)))";
    private static final Pattern PATTERN = Pattern.compile(TEXT + "|" + SELECTION + COMPARISON);

    private SelectedParts() {}

    static String intoBrackets(String filter) {
        return PATTERN.matcher(filter).replaceAll(SelectedParts::intoBrackets);
    }

    /** A text of its own stays as it is, whatever it looks like. */
    private static String intoBrackets(MatchResult match) {
        String moved = match.group(1) == null ? match.group() : "[(" + match.group(1) + ") and " + match.group(2) + "]";
        return Matcher.quoteReplacement(moved);
    }
}
