package io.latchkey.scim.selection;

import com.unboundid.scim2.common.exceptions.BadRequestException;
import jakarta.ws.rs.QueryParam;
import java.util.Arrays;
import java.util.List;

/** The query parameters of every request whose response contains users (RFC 7644 §3.9). */
public class SelectionParameters {

    @QueryParam("attributes")
    public List<String> attributes;

    @QueryParam("excludedAttributes")
    public List<String> excludedAttributes;

    public Selection selection() throws BadRequestException {
        return Selection.of(names(attributes), names(excludedAttributes));
    }

    private static List<String> names(List<String> parameters) {
        return parameters.stream()
                .flatMap(names -> Arrays.stream(names.split(",")))
                .map(String::trim)
                .filter(name -> !name.isEmpty())
                .toList();
    }
}
