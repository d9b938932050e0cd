package io.latchkey.scim.document;

import static io.latchkey.scim.document.UserDocument.ACTIVE;
import static io.latchkey.scim.document.UserDocument.DISPLAY_NAME;
import static io.latchkey.scim.document.UserDocument.EMAILS;
import static io.latchkey.scim.document.UserDocument.EXTERNAL_ID;
import static io.latchkey.scim.document.UserDocument.NAME;
import static io.latchkey.scim.document.UserDocument.PRIMARY;
import static io.latchkey.scim.document.UserDocument.USER_NAME;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.unboundid.scim2.common.exceptions.BadRequestException;
import io.latchkey.domain.user.Email;
import io.latchkey.domain.user.PersonName;
import io.latchkey.domain.user.Profile;
import io.latchkey.domain.user.VerificationMethod;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Converts a client's document to a profile. Keeps attributes that none of our rules uses. */
public final class ProfileReader {

    private static final List<String> MEMBERS =
            List.of(USER_NAME, EXTERNAL_ID, DISPLAY_NAME, NAME, ACTIVE, EMAILS, VerificationExtension.URN);

    private ProfileReader() {}

    /**
     * @param user any JSON object
     * @param defaultActive used if the document has no {@code active}
     * @throws BadRequestException if the document is not a valid user
     */
    public static Profile read(ObjectNode user, boolean defaultActive) throws BadRequestException {
        ObjectNode canonical = CanonicalUser.of(user);
        return new Profile(
                text(canonical, USER_NAME)
                        .filter(userName -> !userName.isBlank())
                        .orElseThrow(() -> BadRequestException.invalidValue("userName is required")),
                text(canonical, EXTERNAL_ID),
                text(canonical, DISPLAY_NAME),
                name(canonical.path(NAME)),
                canonical.path(ACTIVE).asBoolean(defaultActive),
                emails(canonical.path(EMAILS)),
                methods(canonical.path(VerificationExtension.URN).path(VerificationExtension.METHODS)),
                ScimJson.map(canonical.without(MEMBERS)));
    }

    private static Optional<String> text(JsonNode object, String member) {
        return Optional.ofNullable(object.path(member).textValue());
    }

    private static PersonName name(JsonNode name) {
        return new PersonName(
                text(name, "formatted"),
                text(name, "familyName"),
                text(name, "givenName"),
                text(name, "middleName"),
                text(name, "honorificPrefix"),
                text(name, "honorificSuffix"));
    }

    private static List<Email> emails(JsonNode emails) throws BadRequestException {
        List<Email> read = new ArrayList<>();
        for (JsonNode email : emails) {
            read.add(new Email(
                    text(email, "value"),
                    text(email, "type"),
                    text(email, "display"),
                    email.path(PRIMARY).asBoolean()));
        }
        atMostOnePrimary(EMAILS, read.stream().filter(Email::primary).count());
        return read;
    }

    private static List<VerificationMethod> methods(JsonNode methods) throws BadRequestException {
        List<VerificationMethod> read = new ArrayList<>();
        for (JsonNode method : methods) {
            String type = text(method, "type")
                    .orElseThrow(() -> BadRequestException.invalidValue("Each verification method needs a type"));
            read.add(new VerificationMethod(
                    type, text(method, "display"), method.path(PRIMARY).asBoolean()));
        }
        atMostOnePrimary(
                VerificationExtension.METHODS,
                read.stream().filter(VerificationMethod::primary).count());
        return read;
    }

    /** RFC 7643 §2.4. */
    private static void atMostOnePrimary(String attribute, long primaries) throws BadRequestException {
        if (primaries > 1) {
            throw BadRequestException.invalidValue("At most one of " + attribute + " is primary");
        }
    }
}
