package io.latchkey;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.latchkey.testing.LatchkeyStores;
import io.latchkey.testing.Proof;
import io.latchkey.testing.ServiceProcess;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The package starts with valid settings. If one is missing or invalid, it names it and does not start. */
@QuarkusIntegrationTest
class StartupIT {

    private static final String KEY = "latchkey.pepper.keys.dev1";

    @TempDir
    Path directory;

    private final Map<String, String> settings = new HashMap<>(LatchkeyStores.settings());

    @Proof
    @Test
    void goodSettings_start() throws Exception {
        assertStarts();
    }

    @Proof
    @ParameterizedTest
    @ValueSource(
            strings = {
                "latchkey.pepper.active-key",
                "mp.jwt.verify.issuer",
                "mp.jwt.verify.audiences",
                "mp.jwt.verify.publickey.location"
            })
    void settingThatIsMissing_isNamed(String name) throws Exception {
        settings.remove(name);
        assertRefused(name);
    }

    @Proof
    @Test
    void pepperKeyThatIsMissing_isNamed() throws Exception {
        settings.remove(KEY);
        assertRefused("dev1");
    }

    @Proof
    @Test
    void pepperKeyOf248Bits_isTooWeak() throws Exception {
        settings.put(KEY, Base64.getEncoder().encodeToString(new byte[31]));
        assertRefused("pepper key dev1 has 248 bits");
    }

    @Test
    void pepperKeyThatIsNotBase64_isNamed_andNotShown() throws Exception {
        settings.put(KEY, "not!base64!but!secret");
        String log = assertRefused("pepper key dev1");
        assertFalse(log.contains("but!secret"), log);
    }

    @Test
    void pepperKeyInAFile_isRead() throws Exception {
        String value = settings.remove(KEY);
        settings.put(
                KEY + ".file",
                Files.writeString(directory.resolve("key"), value + "\n").toString());
        assertStarts();
    }

    /** One example. SettingsTest checks the bounds of every setting. */
    @Test
    void settingThatWouldWidenARule_isNamed() throws Exception {
        settings.put("latchkey.throttle.per-hour", "11");
        assertRefused("latchkey.throttle.per-hour");
    }

    private void assertStarts() throws Exception {
        try (ServiceProcess service = ServiceProcess.start(settings)) {
            assertTrue(service.hasStarted(), service.log());
        }
    }

    /** The output of a start that failed. */
    private String assertRefused(String reason) throws Exception {
        try (ServiceProcess service = ServiceProcess.start(settings)) {
            String log = service.log();
            assertFalse(service.hasStarted(), log);
            assertTrue(log.contains(reason), log);
            return log;
        }
    }
}
