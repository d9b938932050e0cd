package io.latchkey.scim.filter;

import static java.util.Map.entry;

import com.fasterxml.jackson.databind.JsonNode;
import com.unboundid.scim2.common.Path;
import com.unboundid.scim2.common.exceptions.BadRequestException;
import io.latchkey.domain.user.UserAttribute;
import io.latchkey.domain.user.UserFilter;
import io.latchkey.domain.user.UserFilter.Comparison;
import io.latchkey.domain.user.UserFilter.Operator;
import io.latchkey.domain.user.UserFilter.Present;
import io.latchkey.domain.user.UserFilter.SomeEmail;
import io.latchkey.http.FourDigitYears;
import io.latchkey.scim.document.EntityTag;
import io.latchkey.scim.document.SimpleValue;
import io.latchkey.scim.document.UserSchemas;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * An attribute by its SCIM name in a filter or an order.
 *
 * @param together whether it stands in the brackets of {@code emails[…]}, where one email must match as a whole
 */
public record SearchableAttribute(UserAttribute attribute, boolean together) implements Searchable {

    static final String EMAILS = "emails";

    private static final Map<String, UserAttribute> NAMES = Map.ofEntries(
            entry("id", UserAttribute.ID),
            entry("externalid", UserAttribute.EXTERNAL_ID),
            entry("username", UserAttribute.USER_NAME),
            entry("displayname", UserAttribute.DISPLAY_NAME),
            entry("name.formatted", UserAttribute.NAME_FORMATTED),
            entry("name.familyname", UserAttribute.FAMILY_NAME),
            entry("name.givenname", UserAttribute.GIVEN_NAME),
            entry("name.middlename", UserAttribute.MIDDLE_NAME),
            entry("name.honorificprefix", UserAttribute.HONORIFIC_PREFIX),
            entry("name.honorificsuffix", UserAttribute.HONORIFIC_SUFFIX),
            entry("active", UserAttribute.ACTIVE),
            entry("meta.created", UserAttribute.CREATED_AT),
            entry("meta.lastmodified", UserAttribute.MODIFIED_AT),
            entry("meta.version", UserAttribute.VERSION),
            entry(EMAILS, UserAttribute.EMAIL_VALUE),
            entry("emails.value", UserAttribute.EMAIL_VALUE),
            entry("emails.type", UserAttribute.EMAIL_TYPE),
            entry("emails.display", UserAttribute.EMAIL_DISPLAY),
            entry("emails.primary", UserAttribute.EMAIL_PRIMARY));

    /** In lower case and without the core's schema: names compare without case (RFC 7643 §2.1). */
    public static String name(Path path) throws BadRequestException {
        if (path.getSchemaUrn() != null && !UserSchemas.isCore(path.getSchemaUrn())) {
            throw unknown();
        }
        StringBuilder name = new StringBuilder();
        for (Path.Element element : path) {
            name.append(name.isEmpty() ? "" : ".").append(element.getAttribute());
        }
        return name.toString().toLowerCase(Locale.ROOT);
    }

    public static SearchableAttribute named(String name, boolean together) throws BadRequestException {
        return new SearchableAttribute(
                Optional.ofNullable(NAMES.get(name)).orElseThrow(SearchableAttribute::unknown), together);
    }

    private static BadRequestException unknown() {
        return BadRequestException.invalidFilter("The filter names an attribute that users cannot be searched by");
    }

    @Override
    public UserFilter present() {
        return placed(new Present(attribute));
    }

    @Override
    public UserFilter compare(Operator operator, JsonNode value) throws BadRequestException {
        try {
            return placed(new Comparison(attribute, operator, value(value)));
        } catch (IllegalArgumentException | DateTimeException other) {
            throw BadRequestException.invalidFilter("The filter compares an attribute with what it cannot be");
        }
    }

    private UserFilter placed(UserFilter filter) {
        return attribute.ofEmail() && !together ? new SomeEmail(filter) : filter;
    }

    private Object value(JsonNode value) {
        return switch (attribute.kind()) {
            case TEXT, EXACT_TEXT -> text(value);
            case BOOLEAN ->
                SimpleValue.bool(value)
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

    /** PostgreSQL knows no NUL, nor has any user one. */
    private static String text(JsonNode value) {
        if (!value.isTextual() || value.textValue().indexOf('\0') >= 0) {
            throw new IllegalArgumentException("a text is expected");
        }
        return value.textValue();
    }
}
