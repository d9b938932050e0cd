package io.latchkey.testing;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.RestResponse;

/** A method of a resource in {@code io.latchkey.rest}, in the terms of an OpenAPI operation. */
public record ResourceOperation(Method method) {

    public static List<ResourceOperation> all() {
        return new ClassFileImporter()
                .importPackages("io.latchkey.rest").stream()
                        .filter(type -> type.isAnnotatedWith(Path.class))
                        .map(JavaClass::reflect)
                        .flatMap(type -> Arrays.stream(type.getDeclaredMethods()))
                        .filter(method -> verb(method).isPresent())
                        .map(ResourceOperation::new)
                        .toList();
    }

    /** In lower case, as in OpenAPI. */
    public String verb() {
        return verb(method).orElseThrow();
    }

    private static Optional<String> verb(Method method) {
        return Arrays.stream(method.getAnnotations())
                .map(annotation -> annotation.annotationType().getAnnotation(HttpMethod.class))
                .flatMap(Stream::ofNullable)
                .map(verb -> verb.value().toLowerCase(Locale.ROOT))
                .findFirst();
    }

    public String path() {
        return Stream.of(method.getDeclaringClass(), method)
                .map(element -> element.getAnnotation(Path.class))
                .flatMap(Stream::ofNullable)
                .map(Path::value)
                .collect(Collectors.joining("/"));
    }

    public List<String> roles() {
        return List.of(method.getAnnotation(RolesAllowed.class).value());
    }

    /** Each as {@code <in> <name> <required> <pattern>}. */
    public Set<String> parameters() {
        return Arrays.stream(method.getParameters())
                .flatMap(parameter -> parameter.isAnnotationPresent(BeanParam.class)
                        ? Arrays.stream(parameter.getType().getDeclaredFields())
                        : Stream.of(parameter))
                .flatMap(element -> parameter(element).stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Optional<String> parameter(AnnotatedElement element) {
        PathParam inPath = element.getAnnotation(PathParam.class);
        if (inPath != null) {
            return Optional.of("path %s true %s".formatted(inPath.value(), pattern(element)));
        }
        return Optional.ofNullable(element.getAnnotation(QueryParam.class))
                .map(inQuery -> "query %s %s %s"
                        .formatted(inQuery.value(), element.isAnnotationPresent(NotNull.class), pattern(element)));
    }

    /** Of the element, or of a constraint that is composed of a {@code @Pattern}. */
    private static String pattern(AnnotatedElement element) {
        return Stream.concat(
                        Stream.of(element),
                        Arrays.stream(element.getAnnotations()).map(Annotation::annotationType))
                .map(annotated -> annotated.getAnnotation(Pattern.class))
                .flatMap(Stream::ofNullable)
                .map(Pattern::regexp)
                .findFirst()
                .orElse("");
    }

    /** The parameter that is a record. */
    public Optional<Class<?>> requestBody() {
        return Arrays.stream(method.getParameters())
                .map(Parameter::getType)
                .filter(Class::isRecord)
                .<Class<?>>map(type -> type)
                .findFirst();
    }

    /** Empty for {@code Uni<RestResponse<Void>>}. */
    public Optional<Class<?>> responseBody() {
        Type item = argument(method.getGenericReturnType(), Uni.class);
        Type body = item instanceof ParameterizedType ? argument(item, RestResponse.class) : item;
        return Optional.<Class<?>>of((Class<?>) body).filter(type -> type != Void.class);
    }

    private static Type argument(Type type, Class<?> expected) {
        ParameterizedType generic = (ParameterizedType) type;
        if (generic.getRawType() != expected) {
            throw new AssertionError("not documented: " + type);
        }
        return generic.getActualTypeArguments()[0];
    }
}
