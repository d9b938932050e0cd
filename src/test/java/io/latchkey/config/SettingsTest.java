package io.latchkey.config;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.latchkey.console.ConsoleSettings;
import io.latchkey.hashing.HashSettings;
import io.latchkey.hashing.PepperFiles;
import io.latchkey.hashing.PepperSettings;
import io.latchkey.http.LoadSettings;
import io.latchkey.http.SurfaceSettings;
import io.latchkey.http.SurfaceSettings.Surface;
import io.latchkey.postgres.PostgresSettings;
import io.latchkey.redis.RedisSettings;
import io.latchkey.security.AccessTokenSettings;
import io.latchkey.security.JwksSettings;
import io.latchkey.security.StepUpSettings;
import io.latchkey.testing.Settings;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which settings are allowed, and the messages for those that are not. */
class SettingsTest {

    private static final String KEY = "latchkey.pepper.keys.k1";

    /** Only the settings without a default. */
    private final Map<String, String> settings = new HashMap<>(Map.of("latchkey.pepper.active-key", "k1"));

    @TempDir
    Path directory;

    @Test
    void everySettingsInterface_isReadHere() {
        Set<String> found = new ClassFileImporter()
                .importPackages("io.latchkey").stream()
                        .filter(type -> type.isAnnotatedWith(ConfigMapping.class))
                        .map(JavaClass::getName)
                        .collect(Collectors.toSet());
        assertEquals(Settings.ALL.stream().map(Class::getName).collect(Collectors.toSet()), found);
    }

    @Test
    void defaults_areTheContracts() {
        SmallRyeConfig config = read();
        assertEquals(Surface.ALL, config.getConfigMapping(SurfaceSettings.class).surface());
        assertEquals(
                List.of("at+jwt"),
                config.getConfigMapping(AccessTokenSettings.class).types());
        assertEquals(5_000, config.getConfigMapping(AccessTokenSettings.class).remembered());
        assertEquals(
                Duration.ofMinutes(5),
                config.getConfigMapping(JwksSettings.class).refreshInterval());
        assertEquals(
                Duration.ofSeconds(10),
                config.getConfigMapping(JwksSettings.class).forcedRefreshInterval());
        assertEquals(
                Duration.ofHours(24),
                config.getConfigMapping(JwksSettings.class).retainOnError());
        assertEquals(
                Duration.ofSeconds(3),
                config.getConfigMapping(JwksSettings.class).timeout());
        assertEquals("acr", config.getConfigMapping(StepUpSettings.class).claim());
        assertEquals(
                List.of("high_assurance"),
                config.getConfigMapping(StepUpSettings.class).acrValues());
        assertEquals(
                Optional.empty(), config.getConfigMapping(StepUpSettings.class).maxAge());
        assertEquals(1, config.getConfigMapping(PolicySettings.class).minHours());
        assertEquals(24, config.getConfigMapping(PolicySettings.class).maxHours());
        assertEquals(60, config.getConfigMapping(PolicySettings.class).issuerQuota());
        assertEquals(10, config.getConfigMapping(ThrottleSettings.class).perHour());
        assertEquals(50, config.getConfigMapping(ThrottleSettings.class).perDay());
        assertEquals(1_000, config.getConfigMapping(HashSettings.class).iterations());
        assertEquals(
                Duration.ofMillis(250),
                config.getConfigMapping(RedisSettings.class).timeout());
        assertEquals(
                Duration.ofSeconds(5),
                config.getConfigMapping(PostgresSettings.class).timeout());
        assertEquals(
                Duration.ofSeconds(1),
                config.getConfigMapping(RedisSettings.class).circuitBreaker().delay());
        assertEquals(
                Duration.ofSeconds(1),
                config.getConfigMapping(PostgresSettings.class).circuitBreaker().delay());
        assertEquals(500, config.getConfigMapping(HashSettings.class).maxConcurrent());
        assertEquals(1_000, config.getConfigMapping(LoadSettings.class).maxConcurrentRequests());
        assertEquals(false, config.getConfigMapping(ConsoleSettings.class).enabled());
        assertEquals(
                Optional.empty(), config.getConfigMapping(ConsoleSettings.class).authority());
        assertEquals(
                "latchkey-console",
                config.getConfigMapping(ConsoleSettings.class).clientId());
        assertEquals(
                List.of("openid"),
                config.getConfigMapping(ConsoleSettings.class).scopes());
    }

    @Test
    void everySetting_hasItsName() {
        settings.putAll(Map.of(
                "latchkey.surface", "login-pipeline",
                "latchkey.token.types", "at+jwt,JWT",
                "latchkey.step-up.claim", "level",
                "latchkey.step-up.acr-values", "gold,silver",
                "latchkey.step-up.max-age", "5m"));
        settings.putAll(Map.of(
                "latchkey.token.remembered", "100",
                "latchkey.jwks.refresh-interval", "1m",
                "latchkey.jwks.forced-refresh-interval", "30s",
                "latchkey.jwks.retain-on-error", "2h",
                "latchkey.jwks.timeout", "1s"));
        settings.putAll(Map.of(
                "latchkey.policy.min-hours", "2",
                "latchkey.policy.max-hours", "8",
                "latchkey.policy.issuer-quota", "30",
                "latchkey.throttle.per-hour", "5",
                "latchkey.throttle.per-day", "20",
                "latchkey.hash.iterations", "2000",
                "latchkey.redis.timeout", "100ms",
                "latchkey.postgres.timeout", "2s"));
        settings.putAll(Map.of(
                "latchkey.hash.max-concurrent", "50",
                "latchkey.redis.circuit-breaker.delay", "2s",
                "latchkey.postgres.circuit-breaker.delay", "3s",
                "latchkey.load.max-concurrent-requests", "100"));
        settings.putAll(Map.of(
                "latchkey.console.enabled", "true",
                "latchkey.console.authority", "https://id.example.org",
                "latchkey.console.client-id", "portal",
                "latchkey.console.scopes", "openid,profile"));
        SmallRyeConfig config = read();
        assertEquals(
                Surface.LOGIN_PIPELINE,
                config.getConfigMapping(SurfaceSettings.class).surface());
        assertEquals(
                List.of("at+jwt", "JWT"),
                config.getConfigMapping(AccessTokenSettings.class).types());
        assertEquals(100, config.getConfigMapping(AccessTokenSettings.class).remembered());
        assertEquals(
                Duration.ofMinutes(1),
                config.getConfigMapping(JwksSettings.class).refreshInterval());
        assertEquals(
                Duration.ofSeconds(30),
                config.getConfigMapping(JwksSettings.class).forcedRefreshInterval());
        assertEquals(
                Duration.ofHours(2), config.getConfigMapping(JwksSettings.class).retainOnError());
        assertEquals(
                Duration.ofSeconds(1),
                config.getConfigMapping(JwksSettings.class).timeout());
        assertEquals("level", config.getConfigMapping(StepUpSettings.class).claim());
        assertEquals(
                List.of("gold", "silver"),
                config.getConfigMapping(StepUpSettings.class).acrValues());
        assertEquals(
                Optional.of(Duration.ofMinutes(5)),
                config.getConfigMapping(StepUpSettings.class).maxAge());
        assertEquals(2, config.getConfigMapping(PolicySettings.class).minHours());
        assertEquals(8, config.getConfigMapping(PolicySettings.class).maxHours());
        assertEquals(30, config.getConfigMapping(PolicySettings.class).issuerQuota());
        assertEquals(5, config.getConfigMapping(ThrottleSettings.class).perHour());
        assertEquals(20, config.getConfigMapping(ThrottleSettings.class).perDay());
        assertEquals(2_000, config.getConfigMapping(HashSettings.class).iterations());
        assertEquals(
                Duration.ofMillis(100),
                config.getConfigMapping(RedisSettings.class).timeout());
        assertEquals(
                Duration.ofSeconds(2),
                config.getConfigMapping(PostgresSettings.class).timeout());
        assertEquals(50, config.getConfigMapping(HashSettings.class).maxConcurrent());
        assertEquals(
                Duration.ofSeconds(2),
                config.getConfigMapping(RedisSettings.class).circuitBreaker().delay());
        assertEquals(
                Duration.ofSeconds(3),
                config.getConfigMapping(PostgresSettings.class).circuitBreaker().delay());
        assertEquals(100, config.getConfigMapping(LoadSettings.class).maxConcurrentRequests());
        assertEquals(true, config.getConfigMapping(ConsoleSettings.class).enabled());
        assertEquals(
                Optional.of("https://id.example.org"),
                config.getConfigMapping(ConsoleSettings.class).authority());
        assertEquals("portal", config.getConfigMapping(ConsoleSettings.class).clientId());
        assertEquals(
                List.of("openid", "profile"),
                config.getConfigMapping(ConsoleSettings.class).scopes());
    }

    @ParameterizedTest
    @CsvSource({
        "latchkey.token.remembered, 0",
        "latchkey.token.remembered, 100000",
        "latchkey.jwks.refresh-interval, 1s",
        "latchkey.jwks.refresh-interval, 24h",
        "latchkey.jwks.forced-refresh-interval, 1s",
        "latchkey.jwks.forced-refresh-interval, 10m",
        "latchkey.jwks.retain-on-error, 1m",
        "latchkey.jwks.retain-on-error, 7d",
        "latchkey.jwks.timeout, 100ms",
        "latchkey.jwks.timeout, 30s",
        "latchkey.step-up.max-age, 1s",
        "latchkey.policy.min-hours, 1",
        "latchkey.policy.max-hours, 24",
        "latchkey.policy.issuer-quota, 1",
        "latchkey.policy.issuer-quota, 100000",
        "latchkey.throttle.per-hour, 1",
        "latchkey.throttle.per-hour, 10",
        "latchkey.throttle.per-day, 1",
        "latchkey.throttle.per-day, 50",
        "latchkey.hash.iterations, 1000",
        "latchkey.hash.iterations, 1000000",
        "latchkey.redis.timeout, 10ms",
        "latchkey.redis.timeout, 5s",
        "latchkey.postgres.timeout, 100ms",
        "latchkey.postgres.timeout, 20s",
        "latchkey.hash.max-concurrent, 1",
        "latchkey.hash.max-concurrent, 100000",
        "latchkey.redis.circuit-breaker.delay, 100ms",
        "latchkey.redis.circuit-breaker.delay, 60s",
        "latchkey.postgres.circuit-breaker.delay, 100ms",
        "latchkey.postgres.circuit-breaker.delay, 60s",
        "latchkey.load.max-concurrent-requests, 1",
        "latchkey.load.max-concurrent-requests, 100000"
    })
    void setting_atABound_isTaken(String name, String value) {
        settings.put(name, value);
        assertDoesNotThrow(this::read);
    }

    @ParameterizedTest
    @CsvSource({
        "latchkey.surface, sidecar",
        "latchkey.token.remembered, -1",
        "latchkey.token.remembered, 100001",
        "latchkey.jwks.refresh-interval, 999ms",
        "latchkey.jwks.refresh-interval, 25h",
        "latchkey.jwks.forced-refresh-interval, 999ms",
        "latchkey.jwks.forced-refresh-interval, 11m",
        "latchkey.jwks.retain-on-error, 59s",
        "latchkey.jwks.retain-on-error, 8d",
        "latchkey.jwks.timeout, 99ms",
        "latchkey.jwks.timeout, 31s",
        "latchkey.policy.min-hours, 0",
        "latchkey.policy.min-hours, 25",
        "latchkey.policy.max-hours, 0",
        "latchkey.policy.max-hours, 25",
        "latchkey.policy.issuer-quota, 0",
        "latchkey.policy.issuer-quota, 100001",
        "latchkey.throttle.per-hour, 0",
        "latchkey.throttle.per-hour, 11",
        "latchkey.throttle.per-day, 0",
        "latchkey.throttle.per-day, 51",
        "latchkey.hash.iterations, 999",
        "latchkey.hash.iterations, 1000001",
        "latchkey.redis.timeout, 9ms",
        "latchkey.redis.timeout, 6s",
        "latchkey.postgres.timeout, 99ms",
        "latchkey.postgres.timeout, 21s",
        "latchkey.hash.max-concurrent, 0",
        "latchkey.hash.max-concurrent, 100001",
        "latchkey.redis.circuit-breaker.delay, 99ms",
        "latchkey.redis.circuit-breaker.delay, 61s",
        "latchkey.postgres.circuit-breaker.delay, 99ms",
        "latchkey.postgres.circuit-breaker.delay, 61s",
        "latchkey.load.max-concurrent-requests, 0",
        "latchkey.load.max-concurrent-requests, 100001",
        "latchkey.step-up.acr-values, ''",
        "latchkey.step-up.claim, ''",
        "latchkey.token.types, ''",
        "latchkey.console.client-id, ''",
        "latchkey.console.scopes, ''",
        "latchkey.policy.max-hours, four",
        "latchkey.policy.max-hours, 4.5",
        "latchkey.step-up.max-age, soon",
        "latchkey.step-up.max-age, 0s",
        "latchkey.step-up.max-age, 999ms",
        "latchkey.step-up.max-age, -5m",
        "latchkey.pepper.active-key, ''"
    })
    void setting_outOfBounds_isNamed(String name, String value) {
        settings.put(name, value);
        assertNamed(name);
    }

    @Test
    void activeKey_hasNoDefault() {
        settings.clear();
        assertNamed("latchkey.pepper.active-key");
    }

    @ParameterizedTest
    @ValueSource(strings = {"latchkey.policy.max-hour", "latchkey.stepup.claim", "latchkey.throttle.per-week"})
    void unknownSetting_isNamed(String name) {
        settings.put(name, "1");
        assertNamed(name);
    }

    @Test
    void shortestLifetime_aboveTheLongest_isRefused() {
        settings.putAll(Map.of("latchkey.policy.min-hours", "9", "latchkey.policy.max-hours", "8"));
        assertThrows(IllegalArgumentException.class, this::lifetimes);
        settings.put("latchkey.policy.max-hours", "9");
        assertDoesNotThrow(this::lifetimes);
    }

    @Test
    void pepperKey_byValue_isRead() {
        settings.put(KEY, base64(32));
        assertDoesNotThrow(this::pepper);
    }

    @Test
    void pepperKey_inAFileThatEndsInANewline_isRead() throws IOException {
        settings.put(KEY + ".file", file(base64(32) + "\n"));
        assertDoesNotThrow(this::pepper);
    }

    @Test
    void severalPepperKeys_areRead() throws IOException {
        settings.put(KEY, base64(32));
        settings.put("latchkey.pepper.keys.2025-12.file", file(base64(64)));
        assertDoesNotThrow(this::pepper);
    }

    @Test
    void pepperKey_byValueAndInAFile_isOneTooMany() throws IOException {
        settings.put(KEY, base64(32));
        settings.put(KEY + ".file", file(base64(32)));
        assertRefused("set either latchkey.pepper.keys.k1 or latchkey.pepper.keys.k1.file");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "not!base64!but!secret", "c2VjcmV0c2VjcmV0c2VjcmV0c2VjcmV0c2VjcmV0c2Vjc"})
    void pepperKeyInAFile_thatIsNoKey_isNamedAndNotShown(String content) throws IOException {
        settings.put(KEY + ".file", file(content));
        assertRefused("pepper key k1");
    }

    @Test
    void pepperKey_thatIsNotBase64_isNamedAndNotShown() {
        settings.put(KEY, "not!base64!but!secret");
        Throwable refusal = assertRefused("pepper key k1 is not base64");
        for (Throwable cause = refusal; cause != null; cause = cause.getCause()) {
            assertFalse(cause.toString().contains("secret"), cause.toString());
        }
    }

    @Test
    void pepperKeyFile_thatIsNotThere_isNamed() {
        String file = directory.resolve("gone").toString();
        settings.put(KEY + ".file", file);
        Throwable refusal = assertRefused("pepper key k1");
        assertTrue(refusal.getMessage().contains(file), refusal.getMessage());
    }

    @Test
    void pepperKey_of31Bytes_isTooShort() {
        settings.put(KEY, base64(31));
        assertRefused("pepper key k1 has 248 bits; it needs 256");
    }

    @Test
    void activeKey_thatIsNoneOfTheKeys_isNamed() {
        settings.put("latchkey.pepper.keys.k2", base64(32));
        assertRefused("there is no pepper key k1, the active one");
    }

    @Test
    void activeKey_withoutAnyKeys_isNamed() {
        assertRefused("there is no pepper key k1, the active one");
    }

    @Test
    void pepperKeyId_thatIsNoName_isRefused() {
        settings.put("latchkey.pepper.keys.\"k 2\"", base64(32));
        assertRefused("the id of a pepper key");
    }

    private SmallRyeConfig read() {
        return Settings.read(new PropertiesConfigSource(settings, "settings", 100));
    }

    private void lifetimes() {
        new Wiring().lifetimes(read().getConfigMapping(PolicySettings.class));
    }

    private void pepper() {
        PepperFiles.read(read().getConfigMapping(PepperSettings.class));
    }

    /** By its last part, because some messages of SmallRye Config spell the earlier parts like Java. */
    private void assertNamed(String setting) {
        String message = assertThrows(RuntimeException.class, this::read).getMessage();
        assertTrue(message.contains("latchkey."), message);
        assertTrue(message.contains(setting.substring(setting.lastIndexOf('.'))), message);
    }

    private Throwable assertRefused(String message) {
        IllegalArgumentException refusal = assertThrows(IllegalArgumentException.class, this::pepper);
        assertTrue(refusal.getMessage().contains(message), refusal.getMessage());
        return refusal;
    }

    private String file(String content) throws IOException {
        return Files.writeString(directory.resolve("key"), content).toString();
    }

    private static String base64(int bytes) {
        return Base64.getEncoder().encodeToString(new byte[bytes]);
    }
}
