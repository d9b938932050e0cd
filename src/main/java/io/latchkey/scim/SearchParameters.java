package io.latchkey.scim;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.unboundid.scim2.common.exceptions.BadRequestException;
import io.latchkey.scim.selection.SelectionParameters;
import jakarta.ws.rs.QueryParam;
import java.util.ArrayList;
import java.util.List;

/** Parameters of a search, from the query of a URL (RFC 7644 §3.4.2) or from a body (§3.4.3). */
class SearchParameters extends SelectionParameters {

    @QueryParam("filter")
    String filter;

    @QueryParam("sortBy")
    String sortBy;

    @QueryParam("sortOrder")
    String sortOrder;

    @QueryParam("startIndex")
    String startIndex;

    @QueryParam("count")
    String count;

    static SearchParameters of(ObjectNode body) throws BadRequestException {
        SearchParameters search = new SearchParameters();
        search.filter = text(body, "filter");
        search.sortBy = text(body, "sortBy");
        search.sortOrder = text(body, "sortOrder");
        search.startIndex = text(body, "startIndex");
        search.count = text(body, "count");
        search.attributes = texts(body, "attributes");
        search.excludedAttributes = texts(body, "excludedAttributes");
        return search;
    }

    private static String text(ObjectNode body, String member) throws BadRequestException {
        JsonNode value = body.path(member);
        if (value.isContainerNode()) {
            throw BadRequestException.invalidSyntax(member + " has the wrong type");
        }
        return value.isMissingNode() || value.isNull() ? null : value.asText();
    }

    private static List<String> texts(ObjectNode body, String member) throws BadRequestException {
        List<String> texts = new ArrayList<>();
        for (JsonNode value : body.path(member)) {
            if (!value.isTextual()) {
                throw BadRequestException.invalidSyntax(member + " must be a list of texts");
            }
            texts.add(value.textValue());
        }
        return texts;
    }

    UserSearch search() throws BadRequestException {
        return new UserSearch(filter, sortBy, sortOrder, startIndex, count, selection());
    }
}
