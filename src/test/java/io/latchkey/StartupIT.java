package io.latchkey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.latchkey.testing.LatchkeyStores;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The package starts with good settings, and with one of them missing or bad it does not: it says which. */
@QuarkusIntegrationTest
class StartupIT {

    private static final String KEY = "latchkey.pepper.keys.dev1";
    private static final String STARTED = "started in";
    private static final long PATIENCE_SECONDS = 60;

    @TempDir
    Path directory;

    private final Map<String, String> settings = new HashMap<>(LatchkeyStores.settings());

    @Test
    void goodSettings_start() throws Exception {
        assertTrue(log().contains(STARTED), log());
    }

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

    @Test
    void pepperKeyThatIsMissing_isNamed() throws Exception {
        settings.remove(KEY);
        assertRefused("dev1");
    }

    @Test
    void pepperKeyOf248Bits_isTooWeak() throws Exception {
        settings.put(KEY, Base64.getEncoder().encodeToString(new byte[31]));
        assertRefused("pepper key dev1 has 248 bits");
    }

    @Test
    void pepperKeyThatIsNotBase64_isNamed_andNotShown() throws Exception {
        settings.put(KEY, "not!base64!but!secret");
        assertRefused("pepper key dev1");
        assertEquals(-1, log().indexOf("but!secret"), log());
    }

    @Test
    void pepperKeyInAFile_isRead() throws Exception {
        String value = settings.remove(KEY);
        settings.put(
                KEY + ".file",
                Files.writeString(directory.resolve("key"), value + "\n").toString());
        assertTrue(log().contains(STARTED), log());
    }

    /** One of them here; the bounds of every setting are in SettingsTest. */
    @Test
    void settingThatWouldWidenARule_isNamed() throws Exception {
        settings.put("latchkey.throttle.per-hour", "11");
        assertRefused("latchkey.throttle.per-hour");
    }

    private void assertRefused(String reason) throws Exception {
        String log = log();
        assertEquals(-1, log.indexOf(STARTED), log);
        assertTrue(log.contains(reason), log);
    }

    /** What the service writes until it has started or has given up. */
    private String log() throws IOException, InterruptedException {
        Path log = directory.resolve("log");
        Process service = service(log);
        try {
            for (long i = 0; i < PATIENCE_SECONDS * 10 && !Files.readString(log).contains(STARTED); i++) {
                if (service.waitFor(100, TimeUnit.MILLISECONDS)) {
                    break;
                }
            }
            return Files.readString(log);
        } finally {
            service.destroyForcibly().waitFor();
        }
    }

    private Process service(Path log) throws IOException {
        settings.put("quarkus.http.port", "0");
        List<String> options = settings.entrySet().stream()
                .map(setting -> "-D" + setting.getKey() + "=" + setting.getValue())
                .toList();
        ProcessBuilder builder = new ProcessBuilder(command(options));
        return builder.redirectErrorStream(true).redirectOutput(log.toFile()).start();
    }

    private static List<String> command(List<String> options) {
        List<String> command = new ArrayList<>();
        Path jar = Path.of("target/quarkus-app/quarkus-run.jar");
        if (Files.exists(jar)) {
            command.add(System.getProperty("java.home") + "/bin/java");
            // Short-lived: compiled quickly rather than well.
            command.add("-XX:TieredStopAtLevel=1");
            command.addAll(options);
            command.addAll(List.of("-jar", jar.toString()));
        } else {
            command.add(System.getProperty("native.image.path"));
            command.addAll(options);
        }
        return command;
    }
}
