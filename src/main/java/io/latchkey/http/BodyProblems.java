package io.latchkey.http;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonMappingException.Reference;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** Describes an invalid body or parameter, member by member. Jackson's messages quote the body and are never used. */
@ApplicationScoped
class BodyProblems {

    /** The name of the Java parameter that takes the body, in every resource. */
    private static final String BODY = "body";

    private final Problems problems;

    BodyProblems(Problems problems) {
        this.problems = problems;
    }

    Problem of(JacksonException failure) {
        return problems.invalidRequest(
                failure instanceof UnrecognizedPropertyException unknown
                        ? unknownMember(unknown)
                        : unreadableMember(failure));
    }

    /** Names the place, not the member: a code pasted in the wrong place may be its name. */
    private static InvalidMember unknownMember(UnrecognizedPropertyException failure) {
        List<Reference> path = failure.getPath();
        String known = failure.getKnownPropertyIds().stream()
                .map(Object::toString)
                .sorted()
                .collect(Collectors.joining(", "));
        return at(path.subList(0, path.size() - 1), "has an unknown member; the known members are " + known);
    }

    private static InvalidMember unreadableMember(JacksonException failure) {
        return failure instanceof JsonMappingException mapping
                        && !mapping.getPath().isEmpty()
                ? at(mapping.getPath(), detail(mapping))
                : InvalidMember.body("is not the expected JSON");
    }

    private static InvalidMember at(List<Reference> path, String detail) {
        return path.isEmpty() ? InvalidMember.body(detail) : InvalidMember.member(pointer(path), detail);
    }

    private static String detail(JsonMappingException failure) {
        if (failure instanceof InvalidFormatException format
                && format.getTargetType().isEnum()) {
            return "is not one of the allowed values";
        }
        return failure instanceof MismatchedInputException ? "has the wrong type" : "cannot be read";
    }

    private static String pointer(List<Reference> path) {
        return path.stream().map(BodyProblems::token).collect(Collectors.joining("/"));
    }

    private static String token(Reference reference) {
        return reference.getFieldName() == null
                ? String.valueOf(reference.getIndex())
                : escaped(reference.getFieldName());
    }

    /** RFC 6901 §3. */
    private static String escaped(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }

    Problem of(ConstraintViolationException failure) {
        return problems.invalidRequest(failure.getConstraintViolations().stream()
                .map(BodyProblems::invalidMember)
                .sorted(Comparator.comparing(InvalidMember::pointer).thenComparing(InvalidMember::detail))
                .toList());
    }

    /** The path of a violation is the method, its parameter and, in a body, the members down to the invalid one. */
    private static InvalidMember invalidMember(ConstraintViolation<?> violation) {
        List<String> members = new ArrayList<>();
        String parameter = "";
        for (Path.Node node : violation.getPropertyPath()) {
            if (node.getKind() == ElementKind.PARAMETER) {
                parameter = node.getName();
            } else if (node.getKind() == ElementKind.PROPERTY) {
                members.add(node.getName());
            }
        }
        return named(parameter, members, violation.getMessage());
    }

    private static InvalidMember named(String parameter, List<String> members, String detail) {
        if (parameter.equals(BODY)) {
            return members.isEmpty()
                    ? InvalidMember.body(detail)
                    : InvalidMember.member(String.join("/", members), detail);
        }
        return InvalidMember.parameter(members.isEmpty() ? parameter : String.join("/", members), detail);
    }
}
