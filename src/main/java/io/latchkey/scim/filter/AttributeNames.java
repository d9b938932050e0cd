package io.latchkey.scim.filter;

import static java.util.Map.entry;

import com.unboundid.scim2.common.Path;
import com.unboundid.scim2.common.exceptions.BadRequestException;
import io.latchkey.domain.user.UserAttribute;
import io.latchkey.scim.document.UserSchemas;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** SCIM's names of the attributes that users can be searched and sorted by. */
public final class AttributeNames {

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

    private AttributeNames() {}

    /** @throws BadRequestException {@code invalidFilter} if users cannot be searched by this attribute */
    public static UserAttribute attribute(Path path) throws BadRequestException {
        return attribute(of(path));
    }

    static UserAttribute attribute(String name) throws BadRequestException {
        return Optional.ofNullable(NAMES.get(name)).orElseThrow(AttributeNames::unknown);
    }

    /** In lower case and without the core's schema: names compare without case (RFC 7643 §2.1). */
    static String of(Path path) throws BadRequestException {
        if (path.getSchemaUrn() != null && !UserSchemas.isCore(path.getSchemaUrn())) {
            throw unknown();
        }
        StringBuilder name = new StringBuilder();
        for (Path.Element element : path) {
            name.append(name.isEmpty() ? "" : ".").append(element.getAttribute());
        }
        return name.toString().toLowerCase(Locale.ROOT);
    }

    private static BadRequestException unknown() {
        return BadRequestException.invalidFilter("Users cannot be searched or sorted by this attribute");
    }
}
