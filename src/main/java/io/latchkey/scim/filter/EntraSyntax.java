package io.latchkey.scim.filter;

import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Comparisons after brackets, which Entra ID sends: {@code emails[type eq "work"].value eq "a@example.org"}. RFC 7644
 * §3.4.2.2 and the SDK's parser know comparisons inside brackets only.
 */
final class EntraSyntax {

    private static final String TEXT = "\"(?:[^\"\\\\]|\\\\.)*+\"";
    private static final String SELECTION = "\\[((?:[^\\[\\]\"]|" + TEXT + ")*+)]";
    private static final String COMPARISON = "\\.(\\w+\\s+(?:(?i:pr)\\b|\\w\\w\\s+(?:" + TEXT + "|[^\\s()\\[\\]\"]+)))";
    private static final Pattern PATTERN = Pattern.compile(TEXT + "|" + SELECTION + COMPARISON);

    private EntraSyntax() {}

    static String toStandard(String filter) {
        return PATTERN.matcher(filter).replaceAll(EntraSyntax::toStandard);
    }

    /** A quoted text stays unchanged, even if it looks like such a comparison. */
    private static String toStandard(MatchResult match) {
        String moved = match.group(1) == null ? match.group() : "[(" + match.group(1) + ") and " + match.group(2) + "]";
        return Matcher.quoteReplacement(moved);
    }
}
