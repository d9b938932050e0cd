package io.latchkey.scim;

import static io.latchkey.testing.Calls.as;
import static io.latchkey.testing.Scim.USERS;
import static io.latchkey.testing.Scim.body;
import static io.latchkey.testing.Scim.created;
import static io.latchkey.testing.Scim.find;
import static io.latchkey.testing.Scim.someone;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.latchkey.testing.Scim;
import io.latchkey.testing.Tokens;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Filters, orders and pages (RFC 7644 §3.4.2) over HTTP. UserSearchTest tests each operator on the database. */
@QuarkusTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SearchTest {

    private String tag;
    private String anna;
    private String bert;
    private String cleo;

    /** Creates three users with a family name of their own, once for all tests because none changes them. */
    @BeforeEach
    void createPeopleOnce() {
        if (tag == null) {
            createPeople();
        }
    }

    private void createPeople() {
        tag = Scim.name();
        anna = created(person("Anna", true, "anna@work.example", "work"));
        bert = created(person("Bert", false, "bert@home.example", "home"));
        Map<String, Object> third = person("cleo", true, null, null);
        third.put("externalId", tag + "-Cleo");
        cleo = created(third);
    }

    private Map<String, Object> person(String name, boolean active, String email, String type) {
        Map<String, Object> person = someone();
        person.put("userName", name + "." + tag + "@example.org");
        person.put("displayName", name + " " + tag);
        person.put("name", Map.of("familyName", tag, "givenName", name));
        person.put("active", active);
        if (email != null) {
            person.put("emails", List.of(Map.of("value", tag + email, "type", type, "primary", true)));
        }
        return person;
    }

    /** {@code $} stands for the family name of the three users. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "userName eq 'ANNA.$@example.org' | a",
                "urn:ietf:params:scim:schemas:core:2.0:User:userName eq 'anna.$@example.org' | a",
                "USERNAME Sw 'b' and name.familyName eq '$' | b",
                "userName sw 'anna.$' or displayName co 'o $' | ac",
                "externalId eq '$-Cleo' | c",
                "externalId eq '$-cleo' | ",
                "id eq '$-Cleo' | c",
                "name.familyName eq '$' | abc",
                "name.familyName eq '$' and active eq true | ac",
                "name.familyName eq '$' and active eq 'False' | b",
                "name.familyName eq '$' and not (active eq true) | b",
                "name.familyName eq '$' and active ne true | b",
                "emails eq '$anna@work.example' | a",
                "emails.value co '$' | ab",
                "emails[type eq 'work' and value sw '$'] | a",
                "emails[type eq 'home' and value sw '$anna'] | ",
                "name.familyName eq '$' and displayName ne ')]' | abc",
                "name.familyName eq '$' and displayName ne '(' and displayName ne '[' | abc",
                "name.familyName eq '$' and emails pr | ab",
                "name.familyName eq '$' and not (emails pr) | c",
                "name.familyName eq '$' and externalId pr | c",
                "name.familyName eq '$' and emails.type eq null | c",
                "name.familyName eq '$' and emails.primary eq true | ab",
                "name.familyName eq '$' and meta.created gt '2020-01-01T00:00:00Z' | abc",
                "name.familyName eq '$' and meta.lastModified lt '2020-01-01T00:00:00+01:00' | ",
                "name.familyName eq '$' and meta.version eq 'W/^1^' | abc",
                "name.familyName eq '$' and meta.resourceType eq 'user' | abc",
                "name.familyName eq '$' and meta.resourceType ne 'User' | ",
                "name.familyName eq '$' and name.givenName gt 'anna' | bc",
                "name.familyName eq '$' and name.givenName le 'BERT' | ab",
                "name.familyName eq '$' and name.givenName ew 'EO' | c"
            })
    void filter_findsMatchingUsers(String filter, String expected) {
        List<String> ids = find(filter.replace('\'', '"').replace("^", "\\\"").replace("$", tag))
                .then()
                .statusCode(200)
                .extract()
                .path("Resources.id");
        Map<Character, String> people = Map.of('a', anna, 'b', bert, 'c', cleo);
        Set<String> found = expected == null
                ? Set.of()
                : expected.chars().mapToObj(who -> people.get((char) who)).collect(Collectors.toSet());
        assertEquals(found, Set.copyOf(ids));
    }

    private String filter() {
        return "name.familyName eq \"" + tag + "\"";
    }

    @Test
    void order_ignoresCase_inBothDirections() {
        as(Tokens.admin())
                .queryParam("filter", filter())
                .queryParam("sortBy", "name.givenName")
                .get(USERS)
                .then()
                .body("Resources.id", contains(anna, bert, cleo));
        as(Tokens.admin())
                .queryParam("filter", filter())
                .queryParam("sortBy", "DISPLAYNAME")
                .queryParam("sortOrder", "descending")
                .get(USERS)
                .then()
                .body("Resources.id", contains(cleo, bert, anna));
    }

    @Test
    void pages_areConsecutive() {
        for (int i = 0; i < 3; i++) {
            as(Tokens.admin())
                    .queryParam("filter", filter())
                    .queryParam("sortBy", "userName")
                    .queryParam("startIndex", i + 1)
                    .queryParam("count", 1)
                    .get(USERS)
                    .then()
                    .statusCode(200)
                    .contentType(Scim.MEDIA_TYPE)
                    .body("schemas", contains("urn:ietf:params:scim:api:messages:2.0:ListResponse"))
                    .body("totalResults", equalTo(3))
                    .body("startIndex", equalTo(i + 1))
                    .body("itemsPerPage", equalTo(1))
                    .body("Resources.id", contains(List.of(anna, bert, cleo).get(i)));
        }
    }

    @Test
    void pageBeyondTheEnd_isEmpty_andNegativeCountIsZero() {
        as(Tokens.admin())
                .queryParam("filter", filter())
                .queryParam("startIndex", 999_999_999)
                .get(USERS)
                .then()
                .statusCode(200)
                .body("totalResults", equalTo(3))
                .body("Resources", equalTo(List.of()));
        as(Tokens.admin())
                .queryParam("filter", filter())
                .queryParam("count", -1)
                .queryParam("startIndex", -5)
                .get(USERS)
                .then()
                .statusCode(200)
                .body("totalResults", equalTo(3))
                .body("startIndex", equalTo(1))
                .body("itemsPerPage", equalTo(0));
    }

    @Test
    void withoutFilter_allUsersAreFound() {
        as(Tokens.provisioner()).get(USERS).then().statusCode(200).body("totalResults", greaterThan(2));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/scim/v2/Users/.search", "/scim/v2/.search"})
    void searchInABody_findsTheSame(String path) {
        body(Map.of(
                        "schemas",
                        List.of("urn:ietf:params:scim:api:messages:2.0:SearchRequest"),
                        "filter",
                        filter(),
                        "sortBy",
                        "userName",
                        "sortOrder",
                        "descending",
                        "startIndex",
                        2,
                        "count",
                        1,
                        "attributes",
                        List.of("userName")))
                .post(path)
                .then()
                .statusCode(200)
                .body("totalResults", equalTo(3))
                .body("Resources.id", contains(bert))
                .body("Resources[0]", not(hasKey("active")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "userName",
                "userName eq",
                "userName eq \"x",
                "userName is \"x\"",
                "(userName eq \"x\"",
                "userName eq {}",
                "userName eq [1]",
                "userName eq 'x'",
                "userName eq 7",
                "shoeSize eq 42",
                "password sw \"t\"",
                "title eq \"x\"",
                "active eq \"maybe\"",
                "active co \"tr\"",
                "active gt false",
                "meta.created eq \"yesterday\"",
                "meta.created co \"2020-01-01T00:00:00Z\"",
                "meta.created gt \"+999999999-01-01T00:00:00Z\"",
                "emails[type eq \"work\"",
                "emails[type eq \"work\"].value",
                "emails[].value eq \"x\"",
                "emails[type eq \"work\"].shoeSize eq \"x\"",
                "addresses[type eq \"work\"].value eq \"x\"",
                ")userName pr(",
                "name[familyName eq \"x\"]",
                "emails[emails[value pr]]",
                "userName eq \"a\\u0000b\"",
                "urn:unknown:schema:userName eq \"x\"",
                "and",
                "not"
            })
    void malformedFilter_isInvalidFilter(String filter) {
        find(filter)
                .then()
                .statusCode(400)
                .contentType(Scim.MEDIA_TYPE)
                .body("schemas", contains(Scim.ERROR))
                .body("status", equalTo("400"))
                .body("scimType", equalTo("invalidFilter"));
    }

    @ParameterizedTest
    @CsvSource({"(,)", "not (,)"})
    void deeplyNestedFilter_isInvalidFilter(String open, String close) {
        String deep = open.repeat(5_000) + "userName pr" + close.repeat(5_000);
        body(Map.of("filter", deep))
                .post(USERS + "/.search")
                .then()
                .statusCode(400)
                .body("scimType", equalTo("invalidFilter"));
    }

    @Test
    void filter_isNestedAtMostTwentyDeep() {
        find("(".repeat(20) + filter() + ")".repeat(20)).then().statusCode(200).body("totalResults", equalTo(3));
        find("(".repeat(21) + filter() + ")".repeat(21)).then().statusCode(400);
    }

    @Test
    void filter_hasAMaximumLength() {
        String filter = filter() + " or userName eq \"%s\"";
        String longest = filter.formatted("x".repeat(4_098 - filter.length()));
        body(Map.of("filter", longest)).post(USERS + "/.search").then().statusCode(200);
        body(Map.of("filter", longest + " ")).post(USERS + "/.search").then().statusCode(400);
    }

    @Test
    void countAboveTheMaximum_isAccepted() {
        as(Tokens.admin()).queryParam("count", 1_001).get(USERS).then().statusCode(200);
    }

    @Test
    void unknownSortOrder_isRefused() {
        as(Tokens.admin())
                .queryParam("sortBy", "userName")
                .queryParam("sortOrder", "sideways")
                .get(USERS)
                .then()
                .statusCode(400);
    }

    @ParameterizedTest
    @CsvSource({"startIndex,one", "count,1.5", "count,99999999999", "sortBy,shoeSize", "sortBy,emails[", "attributes,x"
    })
    void malformedParameter_isRefused_butUnknownSelectedAttributesAreIgnored(String name, String value) {
        as(Tokens.admin()).queryParam(name, value).get(USERS).then().statusCode(name.equals("attributes") ? 200 : 400);
    }
}
