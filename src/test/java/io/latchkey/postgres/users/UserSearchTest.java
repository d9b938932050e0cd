package io.latchkey.postgres.users;

import static io.latchkey.domain.user.UserFilter.Operator.CONTAINS;
import static io.latchkey.domain.user.UserFilter.Operator.ENDS_WITH;
import static io.latchkey.domain.user.UserFilter.Operator.EQUALS;
import static io.latchkey.domain.user.UserFilter.Operator.GREATER;
import static io.latchkey.domain.user.UserFilter.Operator.GREATER_OR_EQUAL;
import static io.latchkey.domain.user.UserFilter.Operator.LESS;
import static io.latchkey.domain.user.UserFilter.Operator.LESS_OR_EQUAL;
import static io.latchkey.domain.user.UserFilter.Operator.STARTS_WITH;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.latchkey.domain.code.SampleSession;
import io.latchkey.domain.user.Edits;
import io.latchkey.domain.user.Email;
import io.latchkey.domain.user.PersonName;
import io.latchkey.domain.user.Profile;
import io.latchkey.domain.user.Profiles;
import io.latchkey.domain.user.ProvisionedUser;
import io.latchkey.domain.user.Provisioning.Provisioned;
import io.latchkey.domain.user.UserAttribute;
import io.latchkey.domain.user.UserFilter;
import io.latchkey.domain.user.UserFilter.All;
import io.latchkey.domain.user.UserFilter.Any;
import io.latchkey.domain.user.UserFilter.Comparison;
import io.latchkey.domain.user.UserFilter.Not;
import io.latchkey.domain.user.UserFilter.Operator;
import io.latchkey.domain.user.UserFilter.Present;
import io.latchkey.domain.user.UserFilter.SomeEmail;
import io.latchkey.domain.user.UserId;
import io.latchkey.domain.user.UserPage;
import io.latchkey.domain.user.UserQuery;
import io.latchkey.domain.user.UserQuery.Order;
import io.latchkey.postgres.Reactive;
import io.latchkey.postgres.Statements;
import io.latchkey.usecase.Directory;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Filters, sorting and pages on five users, one of them with only a name. */
@QuarkusTest
class UserSearchTest {

    private static final UserFilter ALL_USERS = new All(List.of());
    private static final UserFilter NO_USER = new Any(List.of());

    @Inject
    Directory directory;

    /** Prefix of every id, so that no test sees the users of another. */
    private final String group = UUID.randomUUID() + ".";

    private ProvisionedUser bare;
    private ProvisionedUser odd;

    @BeforeEach
    void create() {
        create(
                "1",
                "Beta",
                "Mid",
                true,
                email("beta@work.example", "work", true),
                email("b@home.example", "home", false));
        create("2", "alpha", "low", true, email("zeta@home.example", "home", false));
        create(
                "3",
                "GAMMA",
                "Top",
                false,
                email("a@home.example", "home", false),
                email("yota@work.example", "work", true));
        odd = create("4", "100%_\\", "50%_\\ İ", true, email(null, "other", true));
        bare = provisioned("5", Profiles.bare(group + "none"));
    }

    @Test
    void userName_equals_ignoresCase() {
        assertFound("1", name(EQUALS, group + "BETA"));
        assertFound("", name(EQUALS, "beta"));
    }

    @Test
    void text_containsStartsWithEndsWith_ignoreCase() {
        assertFound("23", display(CONTAINS, "O"));
        assertFound("1", display(STARTS_WITH, "mI"));
        assertFound("1", display(ENDS_WITH, "ID"));
        assertFound("", display(STARTS_WITH, "id"));
        assertFound("", display(ENDS_WITH, "mi"));
        assertFound("1234", display(CONTAINS, ""));
        assertFound("1", name(CONTAINS, "TA"));
        assertFound("2", name(STARTS_WITH, group + "AL"));
    }

    @Test
    void text_ordering_ignoresCase() {
        assertFound("13", and(display(GREATER, "LOW"), display(LESS, "ZZZ")));
        assertFound("123", and(display(GREATER_OR_EQUAL, "LOW"), display(LESS_OR_EQUAL, "TOP")));
        assertFound("12", and(display(GREATER_OR_EQUAL, "LOW"), display(LESS, "TOP")));
    }

    @Test
    void wildcardsOfLike_areLiteral() {
        for (Operator operator : List.of(CONTAINS, STARTS_WITH, EQUALS)) {
            assertFound("", display(operator, "_____"));
            assertFound("", display(operator, "m_d"));
            assertFound("", display(operator, "m%"));
            assertFound("", display(operator, "\\%"));
        }
        assertFound("4", display(CONTAINS, "%_\\"));
        assertFound("4", display(STARTS_WITH, "50%_\\"));
        assertFound("4", name(ENDS_WITH, "0%_\\"));
        assertFound("4", display(CONTAINS, "\\ "));
    }

    @Test
    void exactText_comparison_respectsCase() {
        assertFound("1", external(EQUALS, group + "Ext1"));
        assertFound("", external(EQUALS, group + "ext1"));
        assertFound("1234", external(CONTAINS, "Ext"));
        assertFound("", external(CONTAINS, "ext"));
        assertFound("12", external(LESS, group + "Ext3"));
        assertFound("34", external(GREATER_OR_EQUAL, group + "Ext3"));
        assertFound("5", new Comparison(UserAttribute.ID, ENDS_WITH, ".5"));
    }

    @Test
    void comparison_withAnAbsentAttribute_matchesNoUser_andItsNegationAll() {
        for (Operator operator : Operator.values()) {
            for (UserFilter filter : List.of(
                    new Comparison(UserAttribute.MIDDLE_NAME, operator, "x"),
                    new Comparison(UserAttribute.HONORIFIC_SUFFIX, operator, ""))) {
                assertFound("", filter);
                assertFound("12345", new Not(filter));
                assertFound("12345", new Not(new All(List.of(filter, ALL_USERS))));
                assertFound("12345", new Not(new Not(new Not(filter))));
            }
        }
    }

    @Test
    void negation_matchesUsersWithoutTheAttribute() {
        assertFound("2345", new Not(display(EQUALS, "mid")));
        assertFound("2345", new Not(display(CONTAINS, "mid")));
        assertFound("345", new Not(new Any(List.of(display(EQUALS, "mid"), display(STARTS_WITH, "low")))));
        assertFound("5", new Not(external(CONTAINS, "Ext")));
    }

    @Test
    void boolean_isCompared() {
        assertFound("1245", new Comparison(UserAttribute.ACTIVE, EQUALS, true));
        assertFound("3", new Not(new Comparison(UserAttribute.ACTIVE, EQUALS, true)));
        assertFound("3", new Comparison(UserAttribute.ACTIVE, EQUALS, false));
    }

    @Test
    void time_isCompared() {
        for (UserAttribute time : List.of(UserAttribute.CREATED_AT, UserAttribute.MODIFIED_AT)) {
            assertFound("4", new Comparison(time, EQUALS, odd.createdAt()));
            assertFound("5", new Comparison(time, GREATER, odd.createdAt()));
            assertFound("45", new Comparison(time, GREATER_OR_EQUAL, odd.createdAt()));
            assertFound("123", new Comparison(time, LESS, odd.createdAt()));
            assertFound("1234", new Comparison(time, LESS_OR_EQUAL, odd.createdAt()));
        }
    }

    @Test
    void version_isCompared() {
        Profile changed = Profiles.active(bare.profile(), false);
        Reactive.await(
                () -> directory.change(bare.id(), version -> true, Edits.replaceBy(changed), SampleSession.origin()));
        assertFound("5", new Comparison(UserAttribute.VERSION, EQUALS, 2L));
        assertFound("5", new Comparison(UserAttribute.VERSION, GREATER, 1L));
        assertFound("12345", new Comparison(UserAttribute.VERSION, GREATER_OR_EQUAL, 1L));
        assertFound("1234", new Comparison(UserAttribute.VERSION, LESS, 2L));
        assertFound("1234", new Comparison(UserAttribute.VERSION, LESS_OR_EQUAL, 1L));
    }

    @Test
    void present_isNeitherNullNorEmpty() {
        assertFound("1234", new Present(UserAttribute.DISPLAY_NAME));
        assertFound("12345", new Present(UserAttribute.ACTIVE));
        assertFound("5", new Not(new Present(UserAttribute.EXTERNAL_ID)));
        assertFound("123", new SomeEmail(new Present(UserAttribute.EMAIL_VALUE)));
        assertFound("1234", new SomeEmail(ALL_USERS));
        provisioned("6", withDisplayName(Profiles.bare(group + "empty"), ""));
        assertFound("56", new Not(new Present(UserAttribute.DISPLAY_NAME)));
    }

    @Test
    void conditionsOnEmails_holdForTheSameEmail() {
        UserFilter work = new Comparison(UserAttribute.EMAIL_TYPE, EQUALS, "WORK");
        UserFilter home = new Comparison(UserAttribute.EMAIL_VALUE, ENDS_WITH, "@home.example");
        assertFound("13", new SomeEmail(work));
        assertFound("123", new SomeEmail(home));
        assertFound("", new SomeEmail(and(work, home)));
        assertFound("13", and(new SomeEmail(work), new SomeEmail(home)));
        assertFound("245", new Not(new SomeEmail(work)));
        assertFound("1234", new SomeEmail(new Not(work)));
        assertFound("134", new SomeEmail(new Comparison(UserAttribute.EMAIL_PRIMARY, EQUALS, true)));
        assertFound("", new SomeEmail(new Comparison(UserAttribute.EMAIL_DISPLAY, CONTAINS, "")));
    }

    @Test
    void attributesOfEmailsOutside_andOthersInside_areRefused() {
        UserFilter email = new Comparison(UserAttribute.EMAIL_TYPE, EQUALS, "work");
        assertThrows(IllegalArgumentException.class, () -> UserConditions.of(email));
        assertThrows(IllegalArgumentException.class, () -> UserConditions.of(new Present(UserAttribute.EMAIL_VALUE)));
        assertThrows(IllegalArgumentException.class, () -> UserConditions.of(new SomeEmail(name(EQUALS, "x"))));
        assertThrows(IllegalArgumentException.class, () -> UserConditions.of(new SomeEmail(new SomeEmail(email))));
    }

    @Test
    void allOfNothing_matchesAll_andAnyOfNothing_none() {
        assertFound("12345", ALL_USERS);
        assertFound("", NO_USER);
        assertFound("12345", new Not(NO_USER));
    }

    @ParameterizedTest
    @EnumSource(UserAttribute.class)
    void everyAttribute_canBeFilteredAndSortedBy(UserAttribute attribute) {
        for (Operator operator : Operator.values()) {
            if (attribute.kind().allows(operator)) {
                UserFilter filter = new Comparison(attribute, operator, anyValue(attribute));
                search(attribute.ofEmail() ? new SomeEmail(filter) : filter, 1, 10);
            }
        }
        for (boolean descending : List.of(true, false)) {
            assertEquals("12345", sorted(ordered(attribute, descending)));
            Order order = new Order(attribute, descending);
            Reactive.await(() -> directory.search(new UserQuery(Optional.empty(), Optional.of(order), 1, 1)));
        }
    }

    @Test
    void order_ignoresCase_andPutsAbsentValuesLast_orFirstIfDescending() {
        assertEquals("42135", ordered(UserAttribute.DISPLAY_NAME, false));
        assertEquals("53124", ordered(UserAttribute.DISPLAY_NAME, true));
        assertEquals("12345", ordered(UserAttribute.EXTERNAL_ID, false));
        assertEquals("54321", ordered(UserAttribute.EXTERNAL_ID, true));
        assertEquals("42135", ordered(UserAttribute.USER_NAME, false));
    }

    @Test
    void order_ofEqualValues_isById() {
        assertEquals("31245", ordered(UserAttribute.ACTIVE, false));
        assertEquals("12453", ordered(UserAttribute.ACTIVE, true));
        assertEquals("12345", ordered(UserAttribute.MIDDLE_NAME, true));
    }

    @Test
    void orderByEmail_usesThePrimaryOrElseTheFirst() {
        assertEquals("13245", ordered(UserAttribute.EMAIL_VALUE, false));
        assertEquals("45231", ordered(UserAttribute.EMAIL_VALUE, true));
    }

    @Test
    void pages_belongToOneListAndContainItsLength() {
        UserFilter all = ALL_USERS;
        assertPage("12", 5, search(all, 1, 2));
        assertPage("34", 5, search(all, 3, 2));
        assertPage("5", 5, search(all, 5, 2));
        assertPage("", 5, search(all, 6, 2));
        assertPage("", 5, search(all, 1, 0));
        assertPage("", 5, search(all, Integer.MAX_VALUE, UserQuery.MAX_COUNT));
        assertPage("", 0, search(NO_USER, 1, 2));
    }

    @Test
    void pageWithoutFilter_listsAllUsers() {
        UserQuery query = new UserQuery(Optional.empty(), Optional.empty(), 2, 3);
        UserPage page = Reactive.await(() -> directory.search(query));
        List<String> ids = page.users().stream().map(user -> user.id().value()).toList();
        assertEquals(ids.stream().sorted().toList(), ids);
        assertEquals(3, ids.size());
    }

    @Test
    void page_ofAnySize_takesFiveStatements() {
        List<String> one = Statements.of(() -> search(ALL_USERS, 1, 1));
        List<String> five = Statements.of(() -> search(ALL_USERS, 1, 5));
        assertEquals(5, one.size(), one.toString());
        assertEquals(5, five.size(), five.toString());
    }

    @Test
    void foundUsers_areComplete() {
        ProvisionedUser user = provisioned("7", Profiles.full(group + "full"));
        assertEquals(
                List.of(user),
                search(new Comparison(UserAttribute.ID, ENDS_WITH, ".7"), 1, 9).users());
    }

    private ProvisionedUser create(String id, String userName, String displayName, boolean active, Email... emails) {
        return provisioned(
                id,
                new Profile(
                        group + userName,
                        Optional.of(group + "Ext" + id),
                        Optional.of(displayName),
                        PersonName.NONE,
                        active,
                        Arrays.asList(emails),
                        List.of(),
                        Map.of()));
    }

    private ProvisionedUser provisioned(String id, Profile profile) {
        UserId user = new UserId(group + id);
        return ((Provisioned) Reactive.await(() -> directory.create(user, profile, SampleSession.origin()))).user();
    }

    private static Profile withDisplayName(Profile profile, String displayName) {
        return new Profile(
                profile.userName(),
                profile.externalId(),
                Optional.of(displayName),
                profile.name(),
                profile.active(),
                profile.emails(),
                profile.methods(),
                profile.attributes());
    }

    private static Email email(String value, String type, boolean primary) {
        return new Email(Optional.ofNullable(value), Optional.of(type), Optional.empty(), primary);
    }

    private static UserFilter name(Operator operator, String value) {
        return new Comparison(UserAttribute.USER_NAME, operator, value);
    }

    private static UserFilter display(Operator operator, String value) {
        return new Comparison(UserAttribute.DISPLAY_NAME, operator, value);
    }

    private static UserFilter external(Operator operator, String value) {
        return new Comparison(UserAttribute.EXTERNAL_ID, operator, value);
    }

    private static UserFilter and(UserFilter... filters) {
        return new All(List.of(filters));
    }

    private Object anyValue(UserAttribute attribute) {
        return switch (attribute.kind()) {
            case TEXT, EXACT_TEXT -> "al";
            case BOOLEAN -> true;
            case INSTANT -> bare.createdAt();
            case NUMBER -> 1L;
        };
    }

    private UserPage search(UserFilter filter, int startIndex, int count) {
        return search(filter, Optional.empty(), startIndex, count);
    }

    private UserPage search(UserFilter filter, Optional<Order> order, int startIndex, int count) {
        UserFilter ours = and(new Comparison(UserAttribute.ID, STARTS_WITH, group), filter);
        return Reactive.await(() -> directory.search(new UserQuery(Optional.of(ours), order, startIndex, count)));
    }

    private String ordered(UserAttribute attribute, boolean descending) {
        return numbers(search(ALL_USERS, Optional.of(new Order(attribute, descending)), 1, 10));
    }

    private void assertFound(String numbers, UserFilter filter) {
        assertPage(numbers, numbers.length(), search(filter, 1, 10));
    }

    private void assertPage(String numbers, int total, UserPage page) {
        assertEquals(numbers, numbers(page));
        assertEquals(total, page.total());
    }

    private String numbers(UserPage page) {
        return page.users().stream()
                .map(user -> user.id().value().substring(group.length()))
                .collect(Collectors.joining());
    }

    private static String sorted(String numbers) {
        return numbers.chars().sorted().mapToObj(Character::toString).collect(Collectors.joining());
    }
}
