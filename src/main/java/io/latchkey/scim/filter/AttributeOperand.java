package io.latchkey.scim.filter;

import com.fasterxml.jackson.databind.JsonNode;
import com.unboundid.scim2.common.exceptions.BadRequestException;
import io.latchkey.domain.user.UserAttribute;
import io.latchkey.domain.user.UserFilter;
import io.latchkey.domain.user.UserFilter.Comparison;
import io.latchkey.domain.user.UserFilter.Operator;
import io.latchkey.domain.user.UserFilter.Present;
import io.latchkey.domain.user.UserFilter.SomeEmail;
import io.latchkey.http.FourDigitYears;
import io.latchkey.scim.document.EntityTag;
import io.latchkey.scim.document.PrimitiveValue;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;

/**
 * An attribute in a filter.
 *
 * @param inBrackets whether it is inside {@code emails[…]}, whose conditions one email must match together
 */
record AttributeOperand(UserAttribute attribute, boolean inBrackets) implements Operand {

    @Override
    public UserFilter present() {
        return placed(new Present(attribute));
    }

    @Override
    public UserFilter compare(Operator operator, JsonNode value) throws BadRequestException {
        try {
            return placed(new Comparison(attribute, operator, value(value)));
        } catch (IllegalArgumentException | DateTimeException mismatch) {
            throw BadRequestException.invalidFilter("The filter compares an attribute with a value of another type");
        }
    }

    private UserFilter placed(UserFilter filter) {
        return attribute.ofEmail() && !inBrackets ? new SomeEmail(filter) : filter;
    }

    private Object value(JsonNode value) {
        return switch (attribute.kind()) {
            case TEXT, EXACT_TEXT -> text(value);
            case BOOLEAN ->
                PrimitiveValue.bool(value)
                        .orElseThrow(IllegalArgumentException::new)
                        .booleanValue();
            case INSTANT -> instant(text(value));
            case NUMBER -> EntityTag.version(text(value)).orElseThrow(IllegalArgumentException::new);
        };
    }

    private static Instant instant(String text) {
        return Optional.of(OffsetDateTime.parse(text).toInstant())
                .filter(FourDigitYears::contain)
                .orElseThrow(IllegalArgumentException::new);
    }

    /** A text in PostgreSQL cannot contain NUL, so no user has one. */
    private static String text(JsonNode value) {
        if (!value.isTextual() || value.textValue().indexOf('\0') >= 0) {
            throw new IllegalArgumentException("a text without NUL is expected");
        }
        return value.textValue();
    }
}
