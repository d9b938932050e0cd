package io.latchkey.scim.filter;

import java.util.regex.Pattern;

/** The brackets of a filter, which the SDK's parser takes to be closed where the filter ends. */
final class Brackets {

    /** As in JSON. */
    private static final Pattern TEXT = Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*+\"");

    private Brackets() {}

    /** Whether each is closed after it was opened, and never more than so many are open. */
    static boolean areClosed(String filter, int deepest) {
        int open = 0;
        for (char character : TEXT.matcher(filter).replaceAll("").toCharArray()) {
            open += character == '(' || character == '[' ? 1 : character == ')' || character == ']' ? -1 : 0;
            if (open < 0 || open > deepest) {
                return false;
            }
        }
        return open == 0;
    }
}
