package io.latchkey;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.latchkey.testing.Settings;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithParentName;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import java.io.IOException;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.junit.jupiter.api.Test;

/** Compares the table in docs/settings.md with the settings interfaces: names, defaults and bounds, in both directions. */
class SettingsTableTest {

    private static final Pattern ROW =
            Pattern.compile("(?m)^\\| `(latchkey\\.[^`]+)` \\| ([^|]*?) ?\\| ([^|]*?) ?\\| [^|]+ \\|$");

    /** As the table shows them: "`1` · 1–24". */
    private record Setting(String name, String shown) {}

    @Test
    void table_holdsEverySetting_withItsDefaultAndBounds() throws IOException {
        Map<String, String> table = new TreeMap<>();
        ROW.matcher(Files.readString(Path.of("docs/settings.md")))
                .results()
                .forEach(row -> table.put(row.group(1), row.group(2) + " · " + row.group(3)));
        Map<String, String> declared = new TreeMap<>();
        Settings.ALL.stream()
                .flatMap(type ->
                        settings(type, type.getAnnotation(ConfigMapping.class).prefix()))
                .forEach(setting -> declared.put(setting.name(), setting.shown()));
        assertEquals(lines(declared), lines(table));
    }

    private static Stream<Setting> settings(Class<?> type, String prefix) {
        return Arrays.stream(type.getDeclaredMethods())
                .filter(method -> !method.isSynthetic())
                .flatMap(method -> settings(method, prefix));
    }

    private static Stream<Setting> settings(Method method, String prefix) {
        String name =
                method.isAnnotationPresent(WithParentName.class) ? prefix : prefix + "." + hyphens(method.getName());
        Class<?> type = method.getReturnType();
        if (type == Map.class) {
            Type value = ((ParameterizedType) method.getGenericReturnType()).getActualTypeArguments()[1];
            return settings((Class<?>) value, name + ".<id>");
        }
        return type.isInterface() && type.getName().startsWith("io.latchkey")
                ? settings(type, name)
                : Stream.of(new Setting(name, standard(method) + " · " + bounds(method)));
    }

    private static String standard(Method method) {
        WithDefault standard = method.getAnnotation(WithDefault.class);
        if (standard != null) {
            return "`" + standard.value() + "`";
        }
        return method.getReturnType() == Optional.class ? "none" : "required";
    }

    private static String bounds(Method method) {
        Class<?> type = method.getReturnType();
        if (type == boolean.class) {
            return "`true`, `false`";
        }
        if (type.isEnum()) {
            return Arrays.stream(type.getEnumConstants())
                    .map(each -> "`" + each.toString().toLowerCase(Locale.ROOT).replace('_', '-') + "`")
                    .collect(Collectors.joining(", "));
        }
        return Stream.of(method, content(method))
                .map(SettingsTableTest::annotated)
                .filter(bounds -> !bounds.isEmpty())
                .findFirst()
                .orElse("");
    }

    /** The type in an Optional, which may have annotations of its own. */
    private static AnnotatedElement content(Method method) {
        return method.getAnnotatedReturnType() instanceof AnnotatedParameterizedType type
                ? type.getAnnotatedActualTypeArguments()[0]
                : method;
    }

    private static String annotated(AnnotatedElement element) {
        if (element.isAnnotationPresent(NotEmpty.class)) {
            return "at least one, comma-separated";
        }
        return lowest(element)
                .map(low -> highest(element).map(high -> low + "–" + high).orElse(low + " or more"))
                .orElse("");
    }

    private static Optional<String> lowest(AnnotatedElement element) {
        return Optional.ofNullable(element.getAnnotation(Min.class))
                .map(min -> number(min.value()))
                .or(() -> Optional.ofNullable(element.getAnnotation(DurationMin.class))
                        .map(min -> duration(min.days(), min.hours(), min.minutes(), min.seconds(), min.millis())));
    }

    private static Optional<String> highest(AnnotatedElement element) {
        return Optional.ofNullable(element.getAnnotation(Max.class))
                .map(max -> number(max.value()))
                .or(() -> Optional.ofNullable(element.getAnnotation(DurationMax.class))
                        .map(max -> duration(max.days(), max.hours(), max.minutes(), max.seconds(), max.millis())));
    }

    private static String number(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }

    /** In the unit in which the bound is declared. */
    private static String duration(long days, long hours, long minutes, long seconds, long millis) {
        return Stream.of(days + " d", hours + " h", minutes + " min", seconds + " s", millis + " ms")
                .filter(amount -> !amount.startsWith("0 "))
                .collect(Collectors.joining(" "));
    }

    private static String hyphens(String name) {
        return name.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }

    private static String lines(Map<String, String> settings) {
        return settings.entrySet().stream()
                .map(setting -> setting.getKey() + " · " + setting.getValue())
                .collect(Collectors.joining("\n"));
    }
}
