package io.latchkey.scim;

import static io.latchkey.testing.Calls.as;
import static io.latchkey.testing.Calls.newCode;
import static io.latchkey.testing.Calls.verify;
import static io.latchkey.testing.Scim.CORE;
import static io.latchkey.testing.Scim.ENTERPRISE;
import static io.latchkey.testing.Scim.USER;
import static io.latchkey.testing.Scim.USERS;
import static io.latchkey.testing.Scim.body;
import static io.latchkey.testing.Scim.find;
import static io.latchkey.testing.Scim.patch;
import static io.latchkey.testing.Scim.read;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.emptyIterable;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.instanceOf;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

import io.latchkey.testing.Scim;
import io.latchkey.testing.Tokens;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The requests that Microsoft documents for Entra ID's provisioning, and those of its SCIM validator. */
@QuarkusTest
class EntraTest {

    private final String objectId = UUID.randomUUID().toString();
    private final String login = Scim.name() + "@entra.example";

    private Response provisioned() {
        return body("""
                {"schemas": ["urn:ietf:params:scim:schemas:core:2.0:User",
                             "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User"],
                 "externalId": "%1$s", "userName": "%2$s", "active": true,
                 "emails": [{"primary": true, "type": "work", "value": "%2$s"}],
                 "meta": {"resourceType": "User"},
                 "name": {"formatted": "Enno Tra", "familyName": "Tra", "givenName": "Enno"},
                 "roles": []}""".formatted(objectId, login)).post(USERS);
    }

    private String provisionedId() {
        return provisioned().then().statusCode(201).extract().path("id");
    }

    /** @param operations as in the documentation, with ' for " and ^ for \" */
    private static ValidatableResponse patched(String id, String... operations) {
        String all = String.join(",", operations).replace("^", "\\\"").replace('\'', '"');
        return patch(id, all).then().statusCode(200).body("id", equalTo(id));
    }

    @Test
    void connectionTest_searchesForAnUnknownUser() {
        find("userName eq \"" + UUID.randomUUID() + "\"")
                .then()
                .statusCode(200)
                .contentType(Scim.MEDIA_TYPE)
                .body("schemas", contains("urn:ietf:params:scim:api:messages:2.0:ListResponse"))
                .body("totalResults", equalTo(0))
                .body("startIndex", instanceOf(Integer.class))
                .body("itemsPerPage", instanceOf(Integer.class))
                .body("Resources", emptyIterable());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "userName eq '%2$s'",
                "externalId eq '%1$s'",
                "id eq '%1$s'",
                "emails[type eq 'work'].value eq '%2$s'",
                "emails[type eq 'work'].value eq '%2$s' and userName eq '%2$s'",
                "userName eq '%2$s' and emails[type eq 'work'].value eq '%2$s'",
                "(emails[type eq 'work' and primary eq true].Value EQ '%2$s')"
            })
    void user_isFoundByEachMatchingAttribute(String filter) {
        String withValues = filter.formatted(objectId, login).replace('\'', '"');
        find(withValues).then().statusCode(200).body("totalResults", equalTo(0)).body("Resources", emptyIterable());
        provisionedId();
        find(withValues)
                .then()
                .statusCode(200)
                .body("totalResults", equalTo(1))
                .body("Resources.id", contains(objectId))
                .body("Resources.externalId", contains(objectId));
    }

    @Test
    void valueOfAnotherType_doesNotMatch() {
        provisionedId();
        find("emails[type eq \"home\"].value eq \"" + login + "\"").then().body("totalResults", equalTo(0));
        find("userName eq \"" + login + "\" and not (emails[type eq \"home\"].value pr)")
                .then()
                .body("totalResults", equalTo(1));
    }

    @Test
    void textThatLooksLikeEntraSyntax_staysAText() {
        String strange = "emails[x].value eq 1 " + login;
        String id = provisionedId();
        patched(id, "{'op': 'Replace', 'path': 'displayName', 'value': '" + strange + "'}");
        find("displayName eq \"" + strange + "\"").then().body("Resources.id", contains(id));
    }

    @Test
    void createdUser_isReturnedCompletely() {
        provisioned()
                .then()
                .statusCode(201)
                .contentType(Scim.MEDIA_TYPE)
                .body("schemas", contains(CORE))
                .body("id", equalTo(objectId))
                .body("externalId", equalTo(objectId))
                .body("userName", equalTo(login))
                .body("active", equalTo(true))
                .body("emails", contains(Map.of("primary", true, "type", "work", "value", login)))
                .body("name.formatted", equalTo("Enno Tra"))
                .body("meta.resourceType", equalTo("User"))
                .body("meta.created", notNullValue())
                .body("meta.lastModified", notNullValue())
                .body("", not(hasKey("roles")));
        as(Tokens.provisioner())
                .queryParam("excludedAttributes", "members")
                .get(USER, objectId)
                .then()
                .statusCode(200)
                .body("userName", equalTo(login));
    }

    /** Adds each attribute that Entra ID maps by default to a user without them. */
    @Test
    void defaultMappings_areAddedOneByOne() {
        String id = provisionedId();
        patched(
                        id,
                        "{'op': 'Add', 'path': 'displayName', 'value': 'Enno Tra'}",
                        "{'op': 'Add', 'path': 'title', 'value': 'Provisioner'}",
                        "{'op': 'Add', 'path': 'preferredLanguage', 'value': 'de'}",
                        "{'op': 'Add', 'path': 'nickName', 'value': 'En'}",
                        "{'op': 'Add', 'path': 'emails[type eq ^other^].Value', 'value': 'smtp:enno@other.example'}",
                        "{'op': 'Add', 'path': 'addresses[type eq ^work^].formatted', 'value': '1 Way, Town'}",
                        "{'op': 'Add', 'path': 'addresses[type eq ^work^].streetAddress', 'value': '1 Way'}",
                        "{'op': 'Add', 'path': 'addresses[type eq ^work^].locality', 'value': 'Town'}",
                        "{'op': 'Add', 'path': 'addresses[type eq ^work^].region', 'value': 'Land'}",
                        "{'op': 'Add', 'path': 'addresses[type eq ^work^].postalCode', 'value': '12345'}",
                        "{'op': 'Add', 'path': 'addresses[type eq ^work^].country', 'value': 'DE'}",
                        "{'op': 'Add', 'path': 'addresses[type eq ^other^].Formatted', 'value': 'Room 1'}",
                        "{'op': 'Add', 'path': 'phoneNumbers[type eq ^work^].value', 'value': '1'}",
                        "{'op': 'Add', 'path': 'phoneNumbers[type eq ^mobile^].value', 'value': '2'}",
                        "{'op': 'Add', 'path': 'phoneNumbers[type eq ^fax^].value', 'value': '3'}",
                        "{'op': 'Add', 'path': '" + ENTERPRISE + ":employeeNumber', 'value': '7'}",
                        "{'op': 'Add', 'path': '" + ENTERPRISE + ":department', 'value': 'IT'}")
                .body("schemas", contains(CORE, ENTERPRISE))
                .body("displayName", equalTo("Enno Tra"))
                .body("emails.value", contains(login, "smtp:enno@other.example"))
                .body("addresses.type", contains("work", "other"))
                .body("addresses[0].country", equalTo("DE"))
                .body("addresses[0].streetAddress", equalTo("1 Way"))
                .body("addresses[1].formatted", equalTo("Room 1"))
                .body("phoneNumbers.value", contains("1", "2", "3"))
                .body("'" + ENTERPRISE + "'", equalTo(Map.of("employeeNumber", "7", "department", "IT")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{'op': 'Replace', 'path': 'displayName', 'value': 'N'},"
                        + "{'op': 'Replace', 'path': 'emails[type eq ^work^].value', 'value': 'n@entra.example'},"
                        + "{'op': 'Replace', 'path': 'name.givenName', 'value': 'G'},"
                        + "{'op': 'Replace', 'path': 'name.familyName', 'value': 'F'},"
                        + "{'op': 'Replace', 'path': 'externalId', 'value': 'X'},"
                        + "{'op': 'Replace', 'path': '$:employeeNumber', 'value': 'E'}",
                "{'op': 'replace', 'path': 'emails[type eq ^work^].value', 'value': 'n@entra.example'},"
                        + "{'op': 'replace', 'value': {'displayName': 'N', 'name.givenName': 'G', 'name.familyName': 'F',"
                        + " 'externalId': 'X', '$:employeeNumber': 'E'}}",
                "{'op': 'Add', 'value': {'displayName': 'N', 'name': {'givenName': 'G', 'familyName': 'F'},"
                        + " 'externalId': 'X', '$': {'employeeNumber': 'E'},"
                        + " 'emails[type eq ^work^].value': 'n@entra.example'}}"
            })
    void severalAttributes_areReplacedTogether_withAndWithoutTheFeatureFlag(String operations) {
        String id = provisionedId();
        patched(id, operations.replace("$", ENTERPRISE))
                .body("externalId", equalTo("X"))
                .body("displayName", equalTo("N"))
                .body("name.givenName", equalTo("G"))
                .body("name.familyName", equalTo("F"))
                .body("name.formatted", equalTo("Enno Tra"))
                .body("emails", contains(Map.of("primary", true, "type", "work", "value", "n@entra.example")))
                .body("'" + ENTERPRISE + "'.employeeNumber", equalTo("E"));
        patched(id, "{'op': 'Replace', 'path': 'externalId', 'value': '" + objectId + "'}");
    }

    @Test
    void userName_isReplaced_andTheIdIsKept() {
        String id = provisionedId();
        String other = Scim.name() + "@entra.example";
        patched(id, "{'op': 'Replace', 'path': 'userName', 'value': '" + other + "'}")
                .body("userName", equalTo(other));
        find("userName eq \"" + login + "\"").then().body("totalResults", equalTo(0));
    }

    /** With SingleAppRoleAssignment, the path compares a boolean with a text. */
    @Test
    void primaryRole_isAdded_andReplaced() {
        String id = provisionedId();
        patched(
                        id,
                        "{'op': 'Add', 'path': 'roles[primary eq ^True^].display', 'value': 'Administrator'}",
                        "{'op': 'Add', 'path': 'roles[primary eq ^True^].value', 'value': 'Admin'}",
                        "{'op': 'Add', 'path': 'roles[primary eq ^True^].type', 'value': 'WindowsAzureActiveDirectoryRole'}")
                .body(
                        "roles",
                        contains(Map.of(
                                "primary",
                                true,
                                "display",
                                "Administrator",
                                "value",
                                "Admin",
                                "type",
                                "WindowsAzureActiveDirectoryRole")));
        patched(id, "{'op': 'replace', 'path': 'roles[primary eq ^True^].value', 'value': 'User'}")
                .body("roles.value", contains("User"))
                .body("roles.display", contains("Administrator"));
        patched(id, "{'op': 'Replace', 'path': 'roles[value eq ^User^ and primary eq ^True^].value', 'value': 'Guest'}")
                .body("roles.value", contains("Guest"));
        patched(id, "{'op': 'Remove', 'path': 'roles[primary eq ^True^]'}").body("", not(hasKey("roles")));
    }

    @Test
    void textThatLooksLikeABoolean_staysAText() {
        String id = provisionedId();
        patched(id, "{'op': 'Add', 'path': 'roles', 'value': [{'value': 'True'}, {'value': 'False'}]}");
        patched(id, "{'op': 'Replace', 'path': 'roles[value eq ^True^].display', 'value': 'Yes'}")
                .body("roles.find { it.display == 'Yes' }.value", equalTo("True"));
    }

    /** AppRoleAssignmentsComplex adds, AssertiveAppRoleAssignmentsComplex replaces. */
    @Test
    void roles_areAddedAsTexts_andReplacedAsObjects() {
        String id = provisionedId();
        patched(
                        id,
                        "{'op': 'Add', 'path': 'roles', 'value': [{'value': '{^id^:^06b0^,^value^:^Admin^}'},"
                                + "{'value': '{^id^:^06b1^,^value^:^User^}'}]}",
                        "{'op': 'Add', 'path': 'roles', 'value': [{'value': '{^id^:^06b1^,^value^:^User^}'}]}")
                .body(
                        "roles.value",
                        contains("{\"id\":\"06b0\",\"value\":\"Admin\"}", "{\"id\":\"06b1\",\"value\":\"User\"}"));
        patched(
                        id,
                        "{'op': 'replace', 'path': 'roles', 'value': [{'primary': false, 'type': 'T', 'display': 'User',"
                                + " 'value': 'User'}, {'primary': 'False', 'type': 'T', 'display': 'Test', 'value': 'Test'}]}")
                .body("roles.value", contains("User", "Test"))
                .body("roles.primary", contains(false, false));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'op': 'Remove', 'path': 'roles', 'value': [{'value': 'b'}]}",
                "{'op': 'Remove', 'path': 'ROLES', 'value': {'Value': 'b', '$ref': null}}",
                "{'op': 'remove', 'path': 'roles[value eq ^b^]'}"
            })
    void listedValues_areRemoved_andTheOthersAreKept(String operation) {
        String id = provisionedId();
        patched(
                id,
                "{'op': 'Add', 'path': 'roles', 'value': [{'value': 'a'}, {'value': 'b', 'type': 'T'}, {'value': 'c'}]}");
        patched(id, operation.replace(", '$ref': null", "")).body("roles.value", contains("a", "c"));
    }

    @Test
    void valueThatDoesNotMatch_isNotRemoved() {
        String id = provisionedId();
        patched(id, "{'op': 'Add', 'path': 'roles', 'value': [{'value': 'a', 'type': 'T'}]}");
        patched(id, "{'op': 'Remove', 'path': 'roles', 'value': [{'value': 'a', 'type': 'S'}, {'value': 'b'}]}")
                .body("roles.value", contains("a"));
        patched(
                        id,
                        "{'op': 'Remove', 'path': 'title'}",
                        "{'op': 'Remove', 'path': 'phoneNumbers', 'value': [{'value': '1'}]}")
                .body("roles.value", contains("a"));
    }

    @Test
    void list_isRemoved_ifTheOperationHasAnEmptyValue() {
        String id = provisionedId();
        for (String value : List.of("", ", 'value': null", ", 'value': ''", ", 'value': []")) {
            patched(id, "{'op': 'Add', 'path': 'roles', 'value': [{'value': 'a'}]}");
            patched(id, "{'op': 'Remove', 'path': 'roles'" + value + "}").body("", not(hasKey("roles")));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'op': 'Add', 'path': '$:manager', 'value': 'm1'}",
                "{'op': 'Replace', 'path': '$:manager', 'value': 'm1'}",
                "{'op': 'Add', 'path': '$:manager', 'value': {'value': 'm1'}}",
                "{'op': 'Add', 'path': '$:manager.value', 'value': 'm1'}",
                "{'op': 'Add', 'path': 'manager', 'value': [{'$ref': 'http://entra.example/Users/m1', 'value': 'm1'}]}",
                "{'op': 'replace', 'value': {'$:manager': 'm1'}}",
                "{'op': 'replace', 'value': {'$': {'manager': {'value': 'm1', 'displayName': 'Max'}}}}"
            })
    void manager_isSetInEachForm_andRemoved(String operation) {
        String id = provisionedId();
        patched(
                        id,
                        operation
                                .replace("'$ref'", "'#ref'")
                                .replace("$", ENTERPRISE)
                                .replace("#", "$"))
                .body("schemas", contains(CORE, ENTERPRISE))
                .body("'" + ENTERPRISE + "'.manager.value", equalTo("m1"));
        patched(id, "{'op': 'Remove', 'path': '" + ENTERPRISE + ":manager'}").body("", not(hasKey(ENTERPRISE)));
    }

    @Test
    void manager_isATextAtCreation_andIsEmptiedByAPatch() {
        body("""
                {"schemas": ["urn:ietf:params:scim:schemas:core:2.0:User",
                             "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User"],
                 "externalId": "%s", "userName": "%s",
                 "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User": {"manager": "123456"}}""".formatted(objectId, login))
                .post(USERS)
                .then()
                .statusCode(201)
                .body("'" + ENTERPRISE + "'.manager.value", equalTo("123456"));
        patched(objectId, "{'op': 'Replace', 'path': '" + ENTERPRISE + ":manager', 'value': ''}")
                .body("", not(hasKey(ENTERPRISE)));
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '~',
            value = {"'False','True'", "'false','true'", "false,true"})
    void softDeletedUser_isReadable_hasNoCode_andIsRestoredWithoutOne(String no, String yes) {
        String id = provisionedId();
        String code = newCode(id);
        patched(id, "{'op': 'Replace', 'path': 'active', 'value': " + no + "}").body("active", equalTo(false));
        verify(id, code).then().body("verified", equalTo(false));
        read(id).then().statusCode(200).body("active", equalTo(false));
        find("userName eq \"" + login + "\"").then().body("Resources.active", contains(false));
        patched(id, "{'op': 'Replace', 'path': 'active', 'value': " + yes + "}").body("active", equalTo(true));
        verify(id, code).then().body("verified", equalTo(false));
    }

    @Test
    void hardDeletedUser_isNotFound() {
        String id = provisionedId();
        String code = newCode(id);
        Scim.delete(id).then().statusCode(204);
        read(id).then().statusCode(404).body("schemas", contains(Scim.ERROR)).body("status", equalTo("404"));
        verify(id, code).then().body("verified", equalTo(false));
        find("userName eq \"" + login + "\"").then().body("totalResults", equalTo(0));
    }

    /** The validator's users have a value in every attribute, and every value is replaced in one patch. */
    @Test
    void validator_replacesEverything() {
        body(VALIDATED.formatted(objectId, login)).post(USERS).then().statusCode(201);
        patched(
                        objectId,
                        "{'op': 'replace', 'path': 'emails[type eq ^work^].value', 'value': 'v@entra.example'}",
                        "{'op': 'replace', 'path': 'emails[type eq ^work^].primary', 'value': true}",
                        "{'op': 'replace', 'path': 'addresses[type eq ^work^].formatted', 'value': 'V1'}",
                        "{'op': 'replace', 'path': 'addresses[type eq ^work^].primary', 'value': true}",
                        "{'op': 'replace', 'path': 'addresses[type eq ^work^].country', 'value': 'V2'}",
                        "{'op': 'replace', 'path': 'phoneNumbers[type eq ^work^].value', 'value': 'V3'}",
                        "{'op': 'replace', 'path': 'phoneNumbers[type eq ^work^].primary', 'value': true}",
                        "{'op': 'replace', 'path': 'phoneNumbers[type eq ^fax^].value', 'value': 'V4'}",
                        "{'op': 'replace', 'path': 'roles[primary eq ^True^].display', 'value': 'V5'}",
                        "{'op': 'replace', 'path': 'roles[primary eq ^True^].value', 'value': 'V6'}",
                        "{'op': 'replace', 'path': 'roles[primary eq ^True^].type', 'value': 'V7'}",
                        "{'op': 'replace', 'value': {'active': true, 'title': 'V8', 'preferredLanguage': 'V9',"
                                + " 'name.formatted': 'V10', 'name.honorificSuffix': 'V11', 'userType': 'V12',"
                                + " '" + ENTERPRISE + ":costCenter': 'V13', '" + ENTERPRISE + ":division': 'V14',"
                                + " 'locale': 'V15', 'timezone': 'V16', 'profileUrl': 'V17'}}")
                .body("emails", contains(Map.of("type", "work", "value", "v@entra.example", "primary", true)))
                .body("addresses[0].formatted", equalTo("V1"))
                .body("addresses[0].locality", equalTo("Town"))
                .body("addresses[0].country", equalTo("V2"))
                .body("phoneNumbers.value", contains("V3", "2", "V4"))
                .body("phoneNumbers[0].primary", equalTo(true))
                .body("roles", contains(Map.of("primary", true, "display", "V5", "value", "V6", "type", "V7")))
                .body("title", equalTo("V8"))
                .body("name.formatted", equalTo("V10"))
                .body("name.givenName", equalTo("Enno"))
                .body("'" + ENTERPRISE + "'.costCenter", equalTo("V13"))
                .body("'" + ENTERPRISE + "'.department", equalTo("D"))
                .body("profileUrl", equalTo("V17"));
    }

    private static final String VALIDATED = """
            {"schemas": ["urn:ietf:params:scim:schemas:core:2.0:User",
                         "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User"],
             "externalId": "%s", "userName": "%s", "active": true, "displayName": "Enno", "nickName": "En",
             "title": "T", "userType": "U", "preferredLanguage": "sr-Latn-RS", "locale": "L", "timezone": "Africa/Libreville",
             "profileUrl": "P",
             "name": {"givenName": "Enno", "familyName": "Tra", "formatted": "Enno Tra", "middleName": "D'angelo",
                      "honorificPrefix": "H", "honorificSuffix": "S"},
             "emails": [{"type": "work", "value": "enno@work.example", "primary": true}],
             "addresses": [{"type": "work", "formatted": "F", "streetAddress": "1 Way", "locality": "Town",
                            "region": "R", "postalCode": "sf9 2bi", "primary": true, "country": "DE"}],
             "phoneNumbers": [{"type": "work", "value": "1", "primary": true}, {"type": "mobile", "value": "2"},
                              {"type": "fax", "value": "3"}],
             "roles": [{"primary": true, "display": "Rd", "value": "Rv", "type": "Rt"}],
             "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User": {
                 "employeeNumber": "7", "department": "D", "costCenter": "C", "organization": "O", "division": "V"}}""";

    /** The validator moves the primary value between emails, one of which it creates in the same patch. */
    @Test
    void validator_movesThePrimaryValue() {
        String id = provisionedId();
        patched(
                        id,
                        "{'op': 'add', 'path': 'emails[type eq ^home^].value', 'value': 'h@entra.example'}",
                        "{'op': 'add', 'path': 'emails[type eq ^other^].value', 'value': 'o@entra.example'}",
                        "{'op': 'replace', 'path': 'emails[type eq ^home^].display', 'value': 'H'}",
                        "{'op': 'add', 'path': 'emails[type eq ^work^].primary', 'value': false}",
                        "{'op': 'replace', 'path': 'emails[type eq ^home^].primary', 'value': true}",
                        "{'op': 'add', 'path': 'emails[type eq ^other^].primary', 'value': 'False'}")
                .body("emails.value", contains(login, "h@entra.example", "o@entra.example"))
                .body("emails.findAll { it.primary }.type", contains("home"));
    }
}
