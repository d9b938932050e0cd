package io.latchkey;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.conditions.ArchConditions.be;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.syntax.elements.GivenClassesConjunction;
import io.latchkey.domain.code.CodeHash;
import io.latchkey.domain.code.CodeText;
import io.latchkey.domain.code.Generation;
import io.latchkey.usecase.VerifyCode;
import java.io.Serializable;
import java.security.MessageDigest;
import java.sql.DriverManager;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/**
 * The rules of the structure. Most read "what uses X lives in Y" and not "only Y uses X", because ArchUnit fails a rule that
 * matches no class: so no rule silently outlives a renaming.
 */
@AnalyzeClasses(packages = "io.latchkey", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    private static final Set<String> PACKAGES = Set.of(
            "cli",
            "config",
            "console",
            "dependency",
            "dev",
            "dev.idp",
            "dev.stores",
            "domain",
            "domain.audit",
            "domain.caller",
            "domain.code",
            "domain.user",
            "hashing",
            "http",
            "postgres",
            "postgres.audit",
            "postgres.codes",
            "postgres.users",
            "redis",
            "rest",
            "scim",
            "scim.document",
            "scim.filter",
            "scim.patch",
            "scim.selection",
            "security",
            "usecase");

    private static final int MAX_FILES = 30;

    private static final String SECRETS = ".*\\.(CodeText|CodeHash|Pepper\\w*)";

    @ArchTest
    static void every_package_is_on_the_map(JavaClasses classes) {
        Set<String> found = classes.stream()
                .filter(type -> !type.getSimpleName().equals("package-info"))
                .map(JavaClass::getPackageName)
                .map(name -> name.replaceFirst("^io\\.latchkey\\.?", ""))
                .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(new TreeSet<>(PACKAGES), found);
    }

    /** Includes package-info. A longer listing does not explain itself: make a sub-package. */
    @ArchTest
    static void no_package_has_more_than_30_files(JavaClasses classes) {
        Map<String, Long> files = classes.stream()
                .filter(JavaClass::isTopLevelClass)
                .collect(Collectors.groupingBy(JavaClass::getPackageName, TreeMap::new, Collectors.counting()));
        files.values().removeIf(count -> count <= MAX_FILES);
        assertEquals(Map.of(), files);
    }

    @ArchTest
    static final ArchRule packages_are_free_of_cycles =
            slices().matching("io.latchkey.(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule rest_scim_and_console_do_not_know_each_other =
            slices().matching("io.latchkey.(rest|scim|console)..").should().notDependOnEachOther();

    @ArchTest
    static final ArchRule no_package_imports_the_wiring =
            what(uses(inPackage("config"))).should().resideInAPackage(inPackage("config"));

    @ArchTest
    static final ArchRule domain_packages_depend_downward = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .layer("audit")
            .definedBy(inPackage("domain.audit"))
            .layer("code")
            .definedBy(inPackage("domain.code"))
            .layer("caller")
            .definedBy(inPackage("domain.caller"))
            .layer("user")
            .definedBy(inPackage("domain.user"))
            .whereLayer("audit")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("code")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("caller")
            .mayOnlyBeAccessedByLayers("audit", "code");

    @ArchTest
    static final ArchRule postgres_packages_depend_downward = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .layer("users")
            .definedBy(inPackage("postgres.users"))
            .layer("codes")
            .definedBy(inPackage("postgres.codes"))
            .layer("audit")
            .definedBy(inPackage("postgres.audit"))
            .layer("root")
            .definedBy("io.latchkey.postgres")
            .whereLayer("users")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("codes")
            .mayOnlyBeAccessedByLayers("users")
            .whereLayer("audit")
            .mayOnlyBeAccessedByLayers("users", "codes");

    @ArchTest
    static final ArchRule the_domain_knows_java_and_itself = classes()
            .that()
            .resideInAPackage(inPackage("domain"))
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("java..", inPackage("domain"));

    @ArchTest
    static final ArchRule use_cases_know_the_domain_and_mutiny = classes()
            .that()
            .resideInAPackage(inPackage("usecase"))
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("java..", "io.smallrye.mutiny..", inPackage("domain"), inPackage("usecase"));

    @ArchTest
    static final ArchRule hibernate_lives_in_postgres = what(uses(
                    "org.hibernate..",
                    "jakarta.persistence..",
                    "io.quarkus.hibernate..",
                    "io.quarkus.panache..",
                    "io.vertx..pgclient..",
                    "io.vertx..sqlclient.."))
            .should()
            .resideInAPackage(inPackage("postgres"));

    /** It blocks. The migrations at start are Flyway's own doing. */
    @ArchTest
    static final ArchRule jdbc_is_for_development = what(uses("javax.sql..", "io.agroal..", "org.flywaydb..")
                    .or(does("connect by JDBC", access -> calls(access, DriverManager.class, "getConnection"))))
            .should()
            .resideInAPackage(inPackage("dev"));

    @ArchTest
    static final ArchRule redis_lives_in_redis =
            what(uses("io.quarkus.redis..", "io.vertx..redis..")).should().resideInAPackage(inPackage("redis"));

    @ArchTest
    static final ArchRule circuit_breakers_live_with_the_stores = what(uses(
                    "io.smallrye.faulttolerance..", "org.eclipse.microprofile.faulttolerance.."))
            .should()
            .resideInAnyPackage(inPackage("dependency"), inPackage("postgres"), inPackage("redis"));

    @ArchTest
    static final ArchRule tokens_live_in_security = what(uses(
                    "org.eclipse.microprofile.jwt..", "io.smallrye.jwt..", "org.jose4j.."))
            .should()
            .resideInAnyPackage(inPackage("security"), inPackage("dev"));

    @ArchTest
    static final ArchRule jax_rs_lives_in_http_rest_and_scim = what(uses("jakarta.ws.rs..", "org.jboss.resteasy.."))
            .should()
            .resideInAnyPackage(inPackage("http"), inPackage("rest"), inPackage("scim"), inPackage("dev"));

    @ArchTest
    static final ArchRule scim_lives_in_scim =
            what(uses("com.unboundid..")).should().resideInAPackage(inPackage("scim"));

    @ArchTest
    static final ArchRule only_the_wiring_imports_stores_and_hashing = what(uses(
                    inPackage("postgres"), inPackage("redis"), inPackage("hashing")))
            .should()
            .resideInAnyPackage(
                    inPackage("config"),
                    inPackage("dev"),
                    inPackage("postgres"),
                    inPackage("redis"),
                    inPackage("hashing"));

    @ArchTest
    static final ArchRule transactions_begin_and_end_in_postgres = what(uses(
                            "jakarta.transaction..", "io.quarkus.hibernate.reactive.panache.common..")
                    .or(does("open a transaction", ArchitectureTest::opensTransaction)))
            .should()
            .resideInAPackage(inPackage("postgres"));

    @ArchTest
    static final ArchRule time_and_chance_come_in_through_constructors = what(does(
                    "ask the machine for time or chance", access -> tellsTime(access) || throwsDice(access)))
            .should()
            .resideInAnyPackage(inPackage("config"), inPackage("dev"));

    @ArchTest
    static final ArchRule secrets_are_no_values = classes()
            .that()
            .haveNameMatching(SECRETS)
            .should()
            .notBeRecords()
            .andShould()
            .notBeAssignableTo(Serializable.class);

    @ArchTest
    static final ArchRule secrets_cannot_be_compared_by_accident = noMethods()
            .that()
            .areDeclaredInClassesThat()
            .haveNameMatching(SECRETS)
            .should()
            .haveName("equals");

    @ArchTest
    static final ArchRule hashes_are_compared_in_constant_time = methods()
            .that()
            .areDeclaredIn(CodeHash.class)
            .and()
            .haveName("matches")
            .should(be(describe(
                    "constant-time",
                    method -> method.getAccessesFromSelf().stream()
                            .anyMatch(access -> calls(access, MessageDigest.class, "isEqual")))));

    @ArchTest
    static final ArchRule codes_in_clear_are_held_by_what_hands_them_over = fields().that(
                    describe("hold a code in clear", ArchitectureTest::holdsCode))
            .should()
            .beDeclaredIn(Generation.Generated.class)
            .orShould()
            .beDeclaredIn(VerifyCode.Request.class);

    @ArchTest
    static final ArchRule codes_are_revealed_in_answers = what(does(
                    "reveal codes", access -> calls(access, CodeText.class, "reveal")))
            .should()
            .resideInAPackage(inPackage("rest"));

    @ArchTest
    static final ArchRule codes_are_read_to_be_hashed = what(does(
                    "read codes", access -> calls(access, CodeText.class, "secretBytes")))
            .should()
            .resideInAPackage(inPackage("hashing"));

    @ArchTest
    static final ArchRule nothing_depends_on_development =
            what(uses(inPackage("dev"))).should().resideInAPackage(inPackage("dev"));

    @ArchTest
    static final ArchRule names_say_what_a_class_is =
            noClasses().should().haveNameMatching(".*(Impl|Manager|Helper|Utils?|DTO|Dto)");

    private static GivenClassesConjunction what(DescribedPredicate<JavaClass> predicate) {
        return classes().that(predicate);
    }

    private static String inPackage(String name) {
        return "io.latchkey." + name + "..";
    }

    private static DescribedPredicate<JavaClass> uses(String... packages) {
        // Hibernate Validator bears the name and knows no database.
        DescribedPredicate<JavaClass> there =
                resideInAnyPackage(packages).and(not(resideInAPackage("org.hibernate.validator..")));
        return describe(
                "use " + String.join(", ", packages),
                user -> user.getDirectDependenciesFromSelf().stream()
                        .map(Dependency::getTargetClass)
                        .anyMatch(there));
    }

    private static DescribedPredicate<JavaClass> does(String description, Predicate<JavaAccess<?>> access) {
        return describe(description, user -> user.getAccessesFromSelf().stream().anyMatch(access));
    }

    private static boolean calls(JavaAccess<?> access, Class<?> owner, String... methods) {
        return access.getTargetOwner().isEquivalentTo(owner) && List.of(methods).contains(access.getName());
    }

    private static boolean opensTransaction(JavaAccess<?> access) {
        return access.getName().matches("(with|in)(New)?Transaction");
    }

    private static boolean tellsTime(JavaAccess<?> access) {
        boolean now = access.getTargetOwner().getPackageName().equals("java.time")
                && access.getName().matches("now|system.*|tick.*");
        return now || calls(access, System.class, "currentTimeMillis", "nanoTime");
    }

    /** Any generator that is made or found, strong or weak; one that is handed over may be used anywhere. */
    private static boolean throwsDice(JavaAccess<?> access) {
        boolean found = access.getTargetOwner().isAssignableTo(RandomGenerator.class)
                && access.getName().matches("<init>|current|getDefault|of|getInstance.*");
        return found || calls(access, UUID.class, "randomUUID") || calls(access, Math.class, "random");
    }

    private static boolean holdsCode(JavaField field) {
        return field.getType().getAllInvolvedRawTypes().stream().anyMatch(type -> type.isEquivalentTo(CodeText.class));
    }
}
