package io.latchkey.scim.document;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.latchkey.domain.user.Email;
import io.latchkey.domain.user.PersonName;
import io.latchkey.domain.user.Profile;
import io.latchkey.domain.user.ProvisionedUser;
import io.latchkey.domain.user.VerificationMethod;
import java.util.List;
import java.util.Optional;

/** A user as JSON (RFC 7643 §4.1), with everything that {@link ProfileReader} read. */
public final class UserDocument {

    static final String USER_NAME = "userName";
    static final String EXTERNAL_ID = "externalId";
    static final String DISPLAY_NAME = "displayName";
    static final String NAME = "name";
    static final String ACTIVE = "active";
    static final String EMAILS = "emails";
    static final String PRIMARY = "primary";

    private UserDocument() {}

    /** @param location URI of the user (RFC 7643 §3.1) */
    public static ObjectNode of(ProvisionedUser user, String location) {
        ObjectNode document = ScimJson.object();
        ArrayNode schemas = document.putArray("schemas").add(UserSchemas.CORE.getId());
        document.put("id", user.id().value());
        putProfile(document, user.profile());
        UserSchemas.EXTENSIONS.stream()
                .filter(extension -> document.has(extension.getId()))
                .forEach(extension -> schemas.add(extension.getId()));
        document.set("meta", meta(user, location));
        return document;
    }

    private static void putProfile(ObjectNode document, Profile profile) {
        put(document, EXTERNAL_ID, profile.externalId());
        document.put(USER_NAME, profile.userName());
        put(document, DISPLAY_NAME, profile.displayName());
        putUnlessEmpty(document, NAME, name(profile.name()));
        document.put(ACTIVE, profile.active());
        putUnlessEmpty(document, EMAILS, emails(profile.emails()));
        profile.attributes().forEach((attribute, value) -> document.set(attribute, ScimJson.node(value)));
        putUnlessEmpty(document, VerificationExtension.URN, methods(profile.methods()));
    }

    private static ObjectNode meta(ProvisionedUser user, String location) {
        return ScimJson.object()
                .put("resourceType", UserSchemas.CORE.getName())
                .put("created", user.createdAt().toString())
                .put("lastModified", user.modifiedAt().toString())
                .put("location", location)
                .put("version", EntityTag.of(user.version()));
    }

    private static ObjectNode name(PersonName name) {
        ObjectNode object = ScimJson.object();
        put(object, "formatted", name.formatted());
        put(object, "familyName", name.familyName());
        put(object, "givenName", name.givenName());
        put(object, "middleName", name.middleName());
        put(object, "honorificPrefix", name.honorificPrefix());
        put(object, "honorificSuffix", name.honorificSuffix());
        return object;
    }

    private static JsonNode emails(List<Email> emails) {
        ArrayNode array = ScimJson.object().arrayNode();
        for (Email email : emails) {
            ObjectNode object = array.addObject();
            put(object, "value", email.value());
            put(object, "type", email.type());
            put(object, "display", email.display());
            putPrimary(object, email.primary());
        }
        return array;
    }

    private static JsonNode methods(List<VerificationMethod> methods) {
        ArrayNode array = ScimJson.object().arrayNode();
        for (VerificationMethod method : methods) {
            ObjectNode object = array.addObject().put("type", method.type());
            put(object, "display", method.display());
            putPrimary(object, method.primary());
        }
        return array.isEmpty() ? array : ScimJson.object().set(VerificationExtension.METHODS, array);
    }

    private static void putPrimary(ObjectNode object, boolean primary) {
        if (primary) {
            object.put(PRIMARY, true);
        }
    }

    private static void put(ObjectNode object, String member, Optional<String> text) {
        text.ifPresent(present -> object.put(member, present));
    }

    private static void putUnlessEmpty(ObjectNode object, String member, JsonNode value) {
        if (!value.isEmpty()) {
            object.set(member, value);
        }
    }
}
