package io.latchkey.scim.filter;

import java.util.regex.Pattern;

/** Checks the brackets of a filter, because the SDK's parser treats open brackets as closed at the end of the filter. */
final class BracketNesting {

    /** A text as in JSON. */
    private static final Pattern TEXT = Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*+\"");

    private BracketNesting() {}

    /** Whether each bracket is closed after it was opened, and at most {@code maxDepth} are open at once. */
    static boolean isValid(String filter, int maxDepth) {
        int open = 0;
        for (char character : TEXT.matcher(filter).replaceAll("").toCharArray()) {
            open += character == '(' || character == '[' ? 1 : character == ')' || character == ']' ? -1 : 0;
            if (open < 0 || open > maxDepth) {
                return false;
            }
        }
        return open == 0;
    }
}
