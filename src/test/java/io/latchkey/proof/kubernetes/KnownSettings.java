package io.latchkey.proof.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.latchkey.testing.Settings;
import io.smallrye.config.ConfigMappings;
import io.smallrye.config.ConfigMappings.ConfigClass;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.jwt.config.Names;

/**
 * The names of all settings of the application, as environment variables: Quarkus's from the descriptions of its extensions on
 * the class path, MicroProfile JWT's, and Latchkey's.
 */
final class KnownSettings {

    /** Every extension contains its documentation. */
    private static final String DESCRIPTIONS = "META-INF/quarkus-config-doc/quarkus-config-model.json";

    /** Variables that the JVM of the image reads, or Quarkus before any configuration. */
    private static final Set<String> OTHERS = Set.of("JAVA_TOOL_OPTIONS", "QUARKUS_PROFILE");

    private static final Pattern NAMES = names();

    private KnownSettings() {}

    static boolean contain(String variable) {
        return OTHERS.contains(variable) || NAMES.matcher(variable).matches();
    }

    private static Pattern names() {
        Set<String> names = new TreeSet<>();
        quarkus().forEach(names::add);
        Stream.concat(latchkey(), microProfileJwt())
                .map(KnownSettings::variable)
                .forEach(names::add);
        return Pattern.compile(String.join("|", names));
    }

    /** A name that an installation chooses stands between two underscores, as in QUARKUS_TLS__NAME__TRUST_ALL. */
    private static Stream<String> quarkus() {
        try {
            return Collections.list(KnownSettings.class.getClassLoader().getResources(DESCRIPTIONS)).stream()
                    .flatMap(description -> read(description).findValuesAsText("environmentVariable").stream())
                    .map(name -> name.replaceAll("__[A-Z_]+?__", "__[A-Z0-9_]+__"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<String> latchkey() {
        return Settings.ALL.stream()
                .flatMap(type -> ConfigMappings.getProperties(ConfigClass.configClass(type)).keySet().stream());
    }

    private static Stream<String> microProfileJwt() {
        return Stream.of(
                Names.ISSUER, Names.AUDIENCES, Names.VERIFIER_PUBLIC_KEY_LOCATION, Names.VERIFIER_PUBLIC_KEY_ALGORITHM);
    }

    private static String variable(String property) {
        return property.chars()
                .mapToObj(character -> Character.isLetterOrDigit(character)
                        ? Character.toString(Character.toUpperCase(character))
                        : character == '*' ? "[A-Z0-9_]+" : "_")
                .collect(Collectors.joining());
    }

    private static JsonNode read(URL description) {
        try {
            return new ObjectMapper().readTree(description);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
