package io.latchkey.domain;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** A constant that callers and auditors read by its name in lower case: a word of the contract. Enums implement it. */
public interface Word {

    String name();

    default String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The constant with that word. */
    static <E extends Enum<E> & Word> Optional<E> find(Class<E> type, String word) {
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> constant.word().equals(word))
                .findFirst();
    }

    /** @throws IllegalArgumentException if no constant has that word */
    static <E extends Enum<E> & Word> E of(Class<E> type, String word) {
        return find(type, word)
                .orElseThrow(() -> new IllegalArgumentException(type.getSimpleName() + " has no word " + word));
    }
}
