package io.latchkey.scim;

import static io.latchkey.testing.Calls.newCode;
import static io.latchkey.testing.Calls.verify;
import static io.latchkey.testing.Scim.CORE;
import static io.latchkey.testing.Scim.ENTERPRISE;
import static io.latchkey.testing.Scim.VERIFICATION;
import static io.latchkey.testing.Scim.created;
import static io.latchkey.testing.Scim.patch;
import static io.latchkey.testing.Scim.someone;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.latchkey.testing.Parallel;
import io.latchkey.testing.Scim;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Patches (RFC 7644 §3.5.2), in the standard's form and with the deviations of identity providers. */
@QuarkusTest
class PatchTest {

    private static final Map<String, Object> WORK = Map.of("type", "work", "value", "a@work.example", "primary", true);
    private static final Map<String, Object> HOME = Map.of("type", "home", "value", "a@home.example");

    private static String userWithEmails() {
        Map<String, Object> user = someone();
        user.put("displayName", "Babs");
        user.put("emails", List.of(WORK, HOME));
        return created(user);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'op':'replace','path':'active','value':false}",
                "{'op':'Replace','path':'active','value':'False'}",
                "{'op':'REPLACE','path':'ACTIVE','value':'false'}",
                "{'op':'replace','value':{'active':false}}",
                "{'op':'Add','value':{'active':'False'}}",
                "{'op':'replace','path':'','value':{'active':false}}",
                "{'op':'replace','value':{'urn:ietf:params:scim:schemas:core:2.0:User:active':false}}",
                "{'op':'replace','path':'urn:ietf:params:scim:schemas:core:2.0:User:active','value':false}"
            })
    void deactivation_inAnyForm_endsTheCode(String operation) {
        String id = userWithEmails();
        String code = newCode(id);
        patch(id, operation.replace('\'', '"'))
                .then()
                .statusCode(200)
                .header("ETag", equalTo("W/\"2\""))
                .body("active", equalTo(false))
                .body("displayName", equalTo("Babs"));
        verify(id, code).then().body("verified", equalTo(false));
    }

    @Test
    void membersWithDots_areSubAttributes() {
        String id = userWithEmails();
        patch(
                        id,
                        "{\"op\":\"add\",\"value\":{\"name.givenName\":\"Barbara\",\"name.familyName\":\"Jensen\",\""
                                + ENTERPRISE + ":department\":\"Tours\"}}")
                .then()
                .statusCode(200)
                .body("name", equalTo(Map.of("givenName", "Barbara", "familyName", "Jensen")))
                .body("'" + ENTERPRISE + "'.department", equalTo("Tours"))
                .body("schemas", contains(CORE, ENTERPRISE));
    }

    @Test
    void wholeExtension_changesEachOfItsAttributes() {
        String id = userWithEmails();
        patch(
                id,
                "{\"op\":\"add\",\"path\":\"" + ENTERPRISE
                        + "\",\"value\":{\"department\":\"Tours\",\"division\":\"W\"}}");
        patch(id, "{\"op\":\"replace\",\"value\":{\"" + ENTERPRISE + "\":{\"division\":\"E\"}}}")
                .then()
                .statusCode(200)
                .body("'" + ENTERPRISE + "'", equalTo(Map.of("department", "Tours", "division", "E")));
        patch(id, "{\"op\":\"remove\",\"path\":\"" + ENTERPRISE + "\"}")
                .then()
                .statusCode(200)
                .body("", not(hasKey(ENTERPRISE)))
                .body("schemas", contains(CORE));
    }

    @Test
    void managerAsText_isItsValue() {
        patch(userWithEmails(), "{\"op\":\"Add\",\"path\":\"" + ENTERPRISE + ":manager\",\"value\":\"26118915\"}")
                .then()
                .statusCode(200)
                .body("'" + ENTERPRISE + "'.manager.value", equalTo("26118915"));
    }

    @Test
    void selectedValue_isReplaced_andTheOthersAreKept() {
        patch(
                        userWithEmails(),
                        "{\"op\":\"Replace\",\"path\":\"emails[type eq \\\"work\\\"].value\",\"value\":\"b@work.example\"}")
                .then()
                .statusCode(200)
                .body("emails.value", contains("b@work.example", "a@home.example"))
                .body("emails[0].primary", equalTo(true));
    }

    @Test
    void addToASelectedValue_replacesOrCreatesIt() {
        String id = userWithEmails();
        patch(id, "{\"op\":\"Add\",\"path\":\"emails[type eq \\\"home\\\"].value\",\"value\":\"b@home.example\"}")
                .then()
                .statusCode(200)
                .body("emails.value", contains("a@work.example", "b@home.example"));
        patch(id, "{\"op\":\"Add\",\"path\":\"phoneNumbers[type eq \\\"mobile\\\"].value\",\"value\":\"555\"}")
                .then()
                .statusCode(200)
                .body("phoneNumbers", contains(Map.of("type", "mobile", "value", "555")));
    }

    @Test
    void replaceOfASelectedValue_thatDoesNotExist_isNoTarget() {
        patch(userWithEmails(), "{\"op\":\"replace\",\"path\":\"emails[type eq \\\"other\\\"].value\",\"value\":\"x\"}")
                .then()
                .statusCode(400)
                .body("scimType", equalTo("noTarget"));
    }

    @Test
    void selectedValue_isRemoved() {
        patch(
                        userWithEmails(),
                        "{\"op\":\"remove\",\"path\":\"emails[type eq \\\"work\\\" and value ew \\\".example\\\"]\"}")
                .then()
                .statusCode(200)
                .body("emails.value", contains("a@home.example"));
    }

    @Test
    void attributes_areRemoved() {
        String id = userWithEmails();
        patch(
                        id,
                        "{\"op\":\"remove\",\"path\":\"emails\"},{\"op\":\"replace\",\"path\":\"displayName\",\"value\":null}")
                .then()
                .statusCode(200)
                .body("", not(hasKey("emails")))
                .body("", not(hasKey("displayName")));
    }

    @Test
    void addedValues_areAListOrASingleValue_andAreNotDuplicated() {
        String id = userWithEmails();
        patch(
                        id,
                        "{\"op\":\"add\",\"path\":\"emails\",\"value\":[{\"type\":\"home\",\"value\":\"a@home.example\"},{\"value\":\"c@x.example\"}]}")
                .then()
                .statusCode(200)
                .body("emails.value", contains("a@work.example", "a@home.example", "c@x.example"));
        patch(id, "{\"op\":\"add\",\"path\":\"emails\",\"value\":{\"value\":\"d@x.example\"}}")
                .then()
                .statusCode(200)
                .body("emails", hasSize(4));
    }

    @Test
    void newPrimary_resetsTheFormerOne() {
        String id = userWithEmails();
        patch(id, "{\"op\":\"add\",\"path\":\"emails\",\"value\":[{\"value\":\"c@x.example\",\"primary\":true}]}")
                .then()
                .statusCode(200)
                .body("emails.findAll { it.primary }.value", contains("c@x.example"));
        patch(id, "{\"op\":\"replace\",\"path\":\"emails[type eq \\\"home\\\"].primary\",\"value\":\"True\"}")
                .then()
                .statusCode(200)
                .body("emails.findAll { it.primary }.value", contains("a@home.example"));
    }

    @Test
    void verificationMethods_areAddedAndRemoved() {
        String id = userWithEmails();
        patch(
                        id,
                        "{\"op\":\"add\",\"path\":\"" + VERIFICATION
                                + ":verificationMethods\",\"value\":[{\"type\":\"totp\"},{\"type\":\"webauthn\"}]}")
                .then()
                .statusCode(200);
        patch(id, "{\"op\":\"remove\",\"path\":\"" + VERIFICATION + ":verificationMethods[type eq \\\"totp\\\"]\"}")
                .then()
                .statusCode(200)
                .body("'" + VERIFICATION + "'.verificationMethods.type", contains("webauthn"));
    }

    @Test
    void newPrimaryMethod_resetsTheFormerOne() {
        String id = userWithEmails();
        String add = "{\"op\":\"add\",\"path\":\"" + VERIFICATION
                + ":verificationMethods\",\"value\":[{\"type\":\"%s\",\"primary\":true}]}";
        patch(id, add.formatted("totp"));
        patch(id, add.formatted("webauthn"))
                .then()
                .statusCode(200)
                .body(
                        "'" + VERIFICATION + "'.verificationMethods",
                        contains(Map.of("type", "totp"), Map.of("type", "webauthn", "primary", true)));
    }

    @Test
    void operations_areAllApplied_orNone() {
        String id = userWithEmails();
        patch(
                        id,
                        "{\"op\":\"replace\",\"path\":\"displayName\",\"value\":\"X\"},{\"op\":\"replace\",\"path\":\"nope\",\"value\":1}")
                .then()
                .statusCode(400);
        Scim.read(id).then().body("displayName", equalTo("Babs")).header("ETag", equalTo("W/\"1\""));
    }

    /** The first operation writes values in other forms; the filters of the next two match their canonical forms. */
    @Test
    void laterOperations_findCanonicalValuesOfEarlierOnes() {
        patch(
                        userWithEmails(),
                        "{\"op\":\"replace\",\"path\":\"EMAILS\",\"value\":[{\"VALUE\":\"a@x.example\",\"Primary\":\"True\"},"
                                + "{\"Value\":\"b@x.example\"},\"c@x.example\"]},"
                                + "{\"op\":\"replace\",\"path\":\"emails[primary eq true].display\",\"value\":\"A\"},"
                                + "{\"op\":\"replace\",\"path\":\"emails[value eq \\\"c@x.example\\\"].primary\",\"value\":\"true\"},"
                                + "{\"op\":\"replace\",\"path\":\"emails[value eq \\\"b@x.example\\\"].primary\",\"value\":true}")
                .then()
                .statusCode(200)
                .body(
                        "emails",
                        contains(
                                Map.of("value", "a@x.example", "display", "A"),
                                Map.of("value", "b@x.example", "primary", true),
                                Map.of("value", "c@x.example")));
    }

    @Test
    void patchWithoutEffect_keepsTheVersion() {
        patch(userWithEmails(), "{\"op\":\"replace\",\"path\":\"displayName\",\"value\":\"Babs\"}")
                .then()
                .statusCode(200)
                .header("ETag", equalTo("W/\"1\""));
    }

    @Test
    void concurrentPatches_areAllApplied() {
        String id = userWithEmails();
        AtomicInteger number = new AtomicInteger();
        List<Integer> answers = Parallel.run(
                8,
                () -> patch(
                                id,
                                "{\"op\":\"add\",\"path\":\"phoneNumbers\",\"value\":[{\"value\":\""
                                        + number.getAndIncrement() + "\"}]}")
                        .statusCode());
        assertEquals(Collections.nCopies(8, 200), answers);
        Scim.read(id).then().body("phoneNumbers.value", containsInAnyOrder("0", "1", "2", "3", "4", "5", "6", "7"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{'op':'copy','path':'title','value':'x'} | invalidSyntax",
                "{'path':'title','value':'x'} | invalidSyntax",
                "{'op':'replace','path':'id','value':'x'} | mutability",
                "{'op':'replace','path':'meta.version','value':'x'} | mutability",
                "{'op':'replace','path':'shoeSize','value':1} | invalidPath",
                "{'op':'replace','path':'name.shoeSize','value':1} | invalidPath",
                "{'op':'replace','path':'emails[','value':1} | invalidPath",
                "{'op':'replace','path':'urn:x:y:department','value':'x'} | invalidPath",
                "{'op':'replace','path':7,'value':'x'} | invalidPath",
                "{'op':'replace','path':'a.b.c.d','value':'x'} | invalidPath",
                "{'op':'replace','path':'active','value':'maybe'} | invalidValue",
                "{'op':'replace','path':'active','value':[true]} | invalidValue",
                "{'op':'replace','path':'active','value':''} | invalidValue",
                "{'op':'remove','path':'emails','value':7} | invalidValue",
                "{'op':'replace','path':'name.familyName.x','value':'x'} | invalidPath",
                "{'op':'replace','path':'userName','value':null} | invalidValue",
                "{'op':'replace','path':'userName','value':' '} | invalidValue",
                "{'op':'replace','path':'displayName'} | invalidValue",
                "{'op':'add','path':'name','value':{}} | invalidValue",
                "{'op':'replace','value':'x'} | invalidValue",
                "{'op':'replace'} | invalidValue",
                "{'op':'remove'} | noTarget",
                "{'op':'add','path':'userName[type pr].value','value':'x'} | invalidPath",
                "7 | invalidSyntax"
            })
    void invalidOperation_isRefused(String operation, String scimType) {
        patch(userWithEmails(), operation.replace('\'', '"'))
                .then()
                .statusCode(400)
                .contentType(Scim.MEDIA_TYPE)
                .body("scimType", equalTo(scimType));
    }

    @Test
    void path_hasAMaximumLength() {
        String operation = "{\"op\":\"replace\",\"path\":\"emails[value eq \\\"%s\\\"].value\",\"value\":\"x\"}";
        String id = userWithEmails();
        patch(id, operation.formatted("x".repeat(900))).then().body("scimType", equalTo("noTarget"));
        patch(id, operation.formatted("x".repeat(1_000))).then().body("scimType", equalTo("invalidPath"));
    }

    @Test
    void operations_areAtMostAHundred() {
        String id = userWithEmails();
        String operation = "{\"op\":\"replace\",\"path\":\"displayName\",\"value\":\"x\"}";
        patch(id, String.join(",", Collections.nCopies(100, operation))).then().statusCode(200);
        patch(id, String.join(",", Collections.nCopies(101, operation)))
                .then()
                .statusCode(400)
                .body("scimType", equalTo("invalidSyntax"));
    }

    @Test
    void patchOfAnUnknownUser_isNotFound() {
        patch("nobody", "{\"op\":\"replace\",\"path\":\"title\",\"value\":\"x\"}")
                .then()
                .statusCode(404);
    }
}
