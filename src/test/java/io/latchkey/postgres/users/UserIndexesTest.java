package io.latchkey.postgres.users;

import static io.latchkey.domain.user.UserFilter.Operator.CONTAINS;
import static io.latchkey.domain.user.UserFilter.Operator.EQUALS;
import static io.latchkey.domain.user.UserFilter.Operator.GREATER;
import static io.latchkey.domain.user.UserFilter.Operator.STARTS_WITH;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.latchkey.domain.user.UserAttribute;
import io.latchkey.domain.user.UserFilter;
import io.latchkey.domain.user.UserFilter.Any;
import io.latchkey.domain.user.UserFilter.Comparison;
import io.latchkey.domain.user.UserFilter.SomeEmail;
import io.latchkey.domain.user.UserQuery;
import io.latchkey.domain.user.UserQuery.Order;
import io.latchkey.postgres.Reactive;
import io.latchkey.postgres.Sql;
import io.latchkey.postgres.Statements;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Searches use an index, on enough users that a sequential scan would be wrong. */
@QuarkusTest
class UserIndexesTest {

    /** Marks all pages as all-visible, as VACUUM would if the rows were ever committed. */
    private static final String ROWS = """
            -- Bypasses the trigger that counts users, because other tests would wait for its locks.
            SET LOCAL session_replication_role = replica;
            INSERT INTO users (id, user_name, display_name, external_id, family_name, given_name, modified_at)
                SELECT 'planned-' || n, word || '@example.org', word || ' of planners', 'external-' || n, word, word,
                       now() - n * interval '1 hour'
                FROM (SELECT n, translate(md5(n::text), '0123456789', 'ghijklmnop') AS word
                      FROM generate_series(1, 20000) AS n) AS words;
            INSERT INTO user_emails (user_id, position, value)
                SELECT id, 0, user_name FROM users WHERE id LIKE 'planned-%';
            ANALYZE users, user_emails;
            UPDATE pg_class SET relallvisible = relpages WHERE relname = 'users';
            -- An SSD.
            SET LOCAL random_page_cost = 1.1;
            SET LOCAL plan_cache_mode = force_custom_plan;
            """;

    private static final Pattern PARAMETER = Pattern.compile("\\$(\\d+)");

    private static Connection planner;

    /** The rows are never committed: other tests do not see them. */
    @BeforeAll
    static void addRows() throws SQLException {
        planner = Sql.connectSimply(Sql.superuser());
        planner.setAutoCommit(false);
        planner.createStatement().execute(ROWS);
    }

    @AfterAll
    static void removeRows() throws SQLException {
        planner.rollback();
        planner.close();
    }

    static Stream<Arguments> searches() {
        return Stream.of(
                Arguments.of("users_user_name_key", UserAttribute.USER_NAME, EQUALS, "abcdef", "abcdef"),
                Arguments.of("users_names", UserAttribute.USER_NAME, STARTS_WITH, "abc", "abc%"),
                Arguments.of("users_names_trigrams", UserAttribute.USER_NAME, CONTAINS, "abcd", "%abcd%"),
                Arguments.of("users_external_id", UserAttribute.EXTERNAL_ID, EQUALS, "external-7", "external-7"),
                Arguments.of("users_display_name_prefix", UserAttribute.DISPLAY_NAME, STARTS_WITH, "abc", "abc%"),
                Arguments.of("users_display_name", UserAttribute.DISPLAY_NAME, EQUALS, "abc", "abc"),
                Arguments.of("users_names_trigrams", UserAttribute.DISPLAY_NAME, CONTAINS, "abcd", "%abcd%"),
                Arguments.of("users_family_name", UserAttribute.FAMILY_NAME, STARTS_WITH, "abc", "abc%"),
                Arguments.of("users_given_name", UserAttribute.GIVEN_NAME, STARTS_WITH, "abc", "abc%"),
                Arguments.of("users_given_name", UserAttribute.GIVEN_NAME, EQUALS, "abc", "abc"),
                Arguments.of("user_emails_value", UserAttribute.EMAIL_VALUE, EQUALS, "abc@d.e", "abc@d.e"),
                Arguments.of("user_emails_value", UserAttribute.EMAIL_VALUE, STARTS_WITH, "abc", "abc%"),
                Arguments.of("user_emails_value_trigrams", UserAttribute.EMAIL_VALUE, CONTAINS, "abcd", "%abcd%"),
                Arguments.of("users_pkey", UserAttribute.ID, EQUALS, "planned-7", "planned-7"));
    }

    @ParameterizedTest
    @MethodSource("searches")
    void search_usesItsIndex(
            String index, UserAttribute attribute, UserFilter.Operator operator, String value, String parameter) {
        UserFilter filter = new Comparison(attribute, operator, value);
        String plan = plans(query(attribute.ofEmail() ? new SomeEmail(filter) : filter, Optional.empty()), parameter);
        assertScan(index, plan);
        assertFalse(plan.contains("Seq Scan"), plan);
    }

    @Test
    void modifiedSince_usesItsIndex() {
        Instant now = Instant.now();
        UserFilter recent = new Comparison(UserAttribute.MODIFIED_AT, GREATER, now);
        String plan = plans(query(recent, Optional.empty()), now.toString());
        assertScan("users_modified_at", plan);
        assertFalse(plan.contains("Seq Scan"), plan);
    }

    @Test
    void quickFind_withFewMatches_usesBothIndexes() {
        String plan = plans(query(quickFind("abcdef"), Optional.empty()), "abcdef%", "%abcdef%");
        assertScan("users_names", plan);
        assertScan("users_names_trigrams", plan);
        assertFalse(plan.contains("Seq Scan"), plan);
    }

    /** Two letters: counts without reading a user's row, and reads the page along the ids. */
    @Test
    void quickFind_withManyMatches_isCountedInTheIndexOfNames() {
        UserListing listing = UserListing.of(query(quickFind("al"), Optional.empty()));
        String count = plan(sql(listing, listing.count(), Long.class), "al%", "%al%");
        assertTrue(count.contains("Index Only Scan using users_names "), count);
        String page = plan(sql(listing, listing.ids(100_000), String.class), "al%", "%al%");
        assertScan("users_pkey", page);
        assertFalse(page.contains("Sort"), page);
    }

    @Test
    void numberOfAllUsers_isNotCounted() {
        UserListing listing = UserListing.of(new UserQuery(Optional.empty(), Optional.empty(), 1, 20));
        String plan = plan(sql(listing, listing.count(), Long.class));
        assertFalse(plan.contains(" users"), plan);
    }

    @ParameterizedTest
    @MethodSource("orders")
    void allUsersSorted_areReadInOrder(UserAttribute attribute, boolean descending, String index) {
        UserListing listing =
                UserListing.of(new UserQuery(Optional.empty(), Optional.of(new Order(attribute, descending)), 1, 20));
        String plan = plan(sql(listing, listing.ids(100_000), String.class));
        assertScan(index, plan);
        assertFalse(plan.matches("(?s).*(?<!Incremental )Sort  .*"), plan);
    }

    static Stream<Arguments> orders() {
        return Stream.of(true, false)
                .flatMap(descending -> Stream.of(
                        Arguments.of(UserAttribute.ID, descending, "users_pkey"),
                        Arguments.of(UserAttribute.USER_NAME, descending, "users_user_name_key"),
                        Arguments.of(UserAttribute.DISPLAY_NAME, descending, "users_display_name"),
                        Arguments.of(UserAttribute.MODIFIED_AT, descending, "users_modified_at")));
    }

    private static UserFilter quickFind(String text) {
        return new Any(List.of(
                new Comparison(UserAttribute.USER_NAME, STARTS_WITH, text),
                new Comparison(UserAttribute.DISPLAY_NAME, CONTAINS, text)));
    }

    private static UserQuery query(UserFilter filter, Optional<Order> order) {
        return new UserQuery(Optional.of(filter), order, 1, 20);
    }

    /** Plans the page as well, even if it would be empty. */
    private static String plans(UserQuery query, String... parameters) {
        UserListing listing = UserListing.of(query);
        return plan(sql(listing, listing.count(), Long.class), parameters)
                + plan(sql(listing, listing.ids(1), String.class), parameters);
    }

    private static String sql(UserListing listing, String text, Class<?> type) {
        List<String> statements = Statements.of(() -> Reactive.await(() ->
                Panache.withSession(() -> Panache.getSession().chain(session -> {
                    var query = session.createSelectionQuery(text, type);
                    listing.parameters().forEach(query::setParameter);
                    return query.setMaxResults(20).getResultList();
                }))));
        return statements.get(0);
    }

    private static void assertScan(String index, String plan) {
        assertTrue(plan.matches("(?s).* Scan (Backward )?(using|on) " + index + "\\b.*"), plan);
    }

    /** Plans with the values of the parameters, as for a statement that is sent once. The remaining parameter is the page size. */
    private static String plan(String statement, String... parameters) {
        int arguments = PARAMETER
                .matcher(statement)
                .results()
                .map(MatchResult::group)
                .mapToInt(parameter -> Integer.parseInt(parameter.substring(1)))
                .max()
                .orElse(0);
        String values = IntStream.range(0, arguments)
                .mapToObj(i -> i < parameters.length ? "'" + parameters[i] + "'" : "20")
                .collect(Collectors.joining(", ", "(", ")"));
        StringBuilder plan = new StringBuilder(statement)
                .append('\n')
                .append(Arrays.toString(parameters))
                .append('\n');
        try (var explain = planner.createStatement()) {
            explain.execute("PREPARE search AS " + statement);
            ResultSet lines = explain.executeQuery("EXPLAIN EXECUTE search" + (arguments == 0 ? "" : values));
            while (lines.next()) {
                plan.append(lines.getString(1)).append('\n');
            }
            explain.execute("DEALLOCATE search");
            return plan.toString();
        } catch (SQLException e) {
            throw new IllegalStateException(statement, e);
        }
    }
}
