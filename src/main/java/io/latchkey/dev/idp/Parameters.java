package io.latchkey.dev.idp;

import jakarta.ws.rs.core.MultivaluedMap;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** RFC 6749 §3.1: a parameter must not be sent twice, and one without a value counts as not sent. */
record Parameters(MultivaluedMap<String, String> values) {

    Optional<String> find(String name) {
        List<String> all = values.getOrDefault(name, List.of());
        if (all.size() > 1) {
            throw OidcError.invalidRequest(name + " is sent twice");
        }
        return all.stream().filter(value -> !value.isEmpty()).findFirst();
    }

    String require(String name) {
        return find(name).orElseThrow(() -> OidcError.invalidRequest(name + " is missing"));
    }

    /** Values that spaces separate. */
    List<String> list(String name) {
        return find(name).map(text -> Arrays.asList(text.split(" +"))).orElse(List.of());
    }
}
