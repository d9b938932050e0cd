package io.latchkey.domain.user;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UserIdTest {

    @ParameterizedTest
    @ValueSource(strings = {"a", "0", "alice", "alice@example.com", "auth0:5f7c", "A-Z_a.z~9", "..", "-", "~"})
    void parse_anIdentityProvidersSubject_isAUserId(String text) {
        assertEquals(Optional.of(new UserId(text)), UserId.parse(text));
    }

    @Test
    void parse_oneHundredAndTwentyEightCharacters_areTheMost() {
        assertEquals(128, UserId.parse("a".repeat(128)).orElseThrow().value().length());
        assertEquals(Optional.empty(), UserId.parse("a".repeat(129)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", " ", "a b", "a/b", "a\\b", "a%2fb", "a|b", "a+b", "a?b", "a#b", "a;b", "ä", "a\n", "\na", "a\0"
            })
    void parse_anyOtherCharacter_isNone(String text) {
        assertEquals(Optional.empty(), UserId.parse(text));
        assertThrows(IllegalArgumentException.class, () -> new UserId(text));
    }

    @Test
    void equals_anotherCase_isAnotherUser() {
        assertNotEquals(new UserId("Alice"), new UserId("alice"));
    }

    @Test
    void toString_isTheId() {
        assertEquals("alice", new UserId("alice").toString());
    }
}
