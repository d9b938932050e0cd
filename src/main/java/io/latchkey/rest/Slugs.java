package io.latchkey.rest;

import java.util.Locale;

/** Names of problems and their titles: {@code user-not-found} is "User not found". */
final class Slugs {

    private Slugs() {}

    static String of(String title) {
        return title.toLowerCase(Locale.ROOT).replace(' ', '-');
    }

    static String title(String slug) {
        return slug.substring(0, 1).toUpperCase(Locale.ROOT) + slug.substring(1).replace('-', ' ');
    }
}
