package io.latchkey;

import static io.restassured.RestAssured.get;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.latchkey.testing.ServicePackage;
import io.quarkus.test.junit.QuarkusIntegrationTest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;

/** The production package contains nothing of development. */
@QuarkusIntegrationTest
class ProductionPackageIT {

    private static final List<String> DEVELOPMENT_ARTIFACTS =
            List.of("zonky", "embedded", "signal", "commons-compress", "tukaani");

    @Test
    void holdsTheService() throws IOException {
        assertNotEquals(List.of(), entries(name -> name.startsWith("io/latchkey/domain/")));
    }

    @Test
    void holdsNoDevelopmentCode() throws IOException {
        assertEquals(List.of(), entries(name -> name.startsWith("io/latchkey/dev/")));
    }

    @Test
    void holdsNoKey() throws IOException {
        assertEquals(List.of(), entries(name -> name.endsWith(".pem")));
    }

    @Test
    void holdsNoDevelopmentArtifact() throws IOException {
        assertEquals(
                List.of(),
                ServicePackage.jars().stream().filter(this::isOfDevelopment).toList());
    }

    @Test
    void hasNoDevelopmentTokenEndpoint() {
        get("/dev/idp/token").then().statusCode(404);
    }

    @Test
    void servesNoConsole_unlessItIsEnabled() {
        get("/console/").then().statusCode(404).contentType("application/problem+json");
        get("/console/config.json").then().statusCode(404);
        get("/console/icon.svg").then().statusCode(404);
    }

    private boolean isOfDevelopment(Path jar) {
        return DEVELOPMENT_ARTIFACTS.stream().anyMatch(jar.getFileName().toString()::contains);
    }

    private static List<String> entries(Predicate<String> wanted) throws IOException {
        return ServicePackage.jars().stream()
                .flatMap(ProductionPackageIT::entries)
                .filter(wanted)
                .toList();
    }

    private static Stream<String> entries(Path jar) {
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            return zip.stream().map(ZipEntry::getName).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
