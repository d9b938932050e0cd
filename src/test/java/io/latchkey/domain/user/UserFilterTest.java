package io.latchkey.domain.user;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.latchkey.domain.user.UserAttribute.Kind;
import io.latchkey.domain.user.UserFilter.All;
import io.latchkey.domain.user.UserFilter.Any;
import io.latchkey.domain.user.UserFilter.Comparison;
import io.latchkey.domain.user.UserFilter.Operator;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class UserFilterTest {

    private static final Set<Operator> ON_TEXT = EnumSet.allOf(Operator.class);
    private static final Set<Operator> ON_ORDERED =
            EnumSet.complementOf(EnumSet.of(Operator.CONTAINS, Operator.STARTS_WITH, Operator.ENDS_WITH));

    private static final Map<Kind, Set<Operator>> ALLOWED = Map.of(
            Kind.TEXT, ON_TEXT,
            Kind.EXACT_TEXT, ON_TEXT,
            Kind.INSTANT, ON_ORDERED,
            Kind.NUMBER, ON_ORDERED,
            Kind.BOOLEAN, EnumSet.of(Operator.EQUALS));

    private static final Map<Kind, Object> VALUES = Map.of(
            Kind.TEXT, "x", Kind.EXACT_TEXT, "x", Kind.INSTANT, Instant.EPOCH, Kind.NUMBER, 1L, Kind.BOOLEAN, true);

    @ParameterizedTest
    @EnumSource(UserAttribute.class)
    void comparison_isWhatTheKindAllows(UserAttribute attribute) {
        Object value = VALUES.get(attribute.kind());
        for (Operator operator : Operator.values()) {
            if (ALLOWED.get(attribute.kind()).contains(operator)) {
                assertDoesNotThrow(() -> new Comparison(attribute, operator, value));
            } else {
                assertThrows(IllegalArgumentException.class, () -> new Comparison(attribute, operator, value));
            }
        }
    }

    @ParameterizedTest
    @EnumSource(UserAttribute.class)
    void comparison_isWithAValueOfTheKind(UserAttribute attribute) {
        VALUES.forEach((kind, value) -> {
            if (!attribute.kind().type().isInstance(value)) {
                assertThrows(IllegalArgumentException.class, () -> new Comparison(attribute, Operator.EQUALS, value));
            }
        });
    }

    @Test
    void everyone_isAllOfNoFilters_andNobodyIsAnyOfNoFilters() {
        assertEquals(new All(List.of()), UserFilter.everyone());
        assertEquals(new Any(List.of()), UserFilter.nobody());
    }

    @Test
    void emails_haveFourAttributes() {
        Set<UserAttribute> ofEmail = EnumSet.noneOf(UserAttribute.class);
        for (UserAttribute attribute : UserAttribute.values()) {
            if (attribute.ofEmail()) {
                ofEmail.add(attribute);
            }
        }
        assertEquals(
                EnumSet.of(
                        UserAttribute.EMAIL_VALUE,
                        UserAttribute.EMAIL_TYPE,
                        UserAttribute.EMAIL_DISPLAY,
                        UserAttribute.EMAIL_PRIMARY),
                ofEmail);
    }
}
