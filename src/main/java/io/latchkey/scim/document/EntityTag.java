package io.latchkey.scim.document;

import java.util.Optional;
import java.util.Set;
import java.util.function.LongPredicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A user's version as an entity tag (RFC 7644 §3.14). It is weak because a response may contain part of a document. */
public final class EntityTag {

    private static final String ANY = "*";
    private static final Pattern TAG = Pattern.compile("(?:W/)?\"(\\d{1,18})\"");

    private EntityTag() {}

    public static String of(long version) {
        return "W/\"" + version + "\"";
    }

    public static Optional<Long> version(String tag) {
        return Optional.of(TAG.matcher(tag))
                .filter(match -> match.matches())
                .map(match -> Long.valueOf(match.group(1)));
    }

    /** The versions that {@code If-Match} names: all if the header is absent, none if it contains no tag of ours. */
    public static LongPredicate expected(String ifMatch) {
        return ifMatch == null ? version -> true : named(ifMatch);
    }

    /** Whether {@code If-None-Match} names this version, so that the caller has it already. */
    public static boolean isKnown(String ifNoneMatch, long version) {
        return ifNoneMatch != null && named(ifNoneMatch).test(version);
    }

    private static LongPredicate named(String header) {
        if (header.trim().equals(ANY)) {
            return version -> true;
        }
        Set<Long> versions = Pattern.compile(",")
                .splitAsStream(header)
                .flatMap(tag -> version(tag.trim()).stream())
                .collect(Collectors.toSet());
        return versions::contains;
    }
}
