package io.latchkey.scim.patch;

import com.fasterxml.jackson.databind.node.ValueNode;
import com.unboundid.scim2.common.filters.AndFilter;
import com.unboundid.scim2.common.filters.EqualFilter;
import com.unboundid.scim2.common.filters.Filter;
import com.unboundid.scim2.common.types.AttributeDefinition;
import io.latchkey.scim.document.PrimitiveValue;
import io.latchkey.scim.document.UserSchemas;

/** Converts texts that Entra ID compares with booleans in a path's filter: {@code roles[primary eq "True"]}. */
final class PathFilter {

    private PathFilter() {}

    static Filter read(Filter filter, AttributeDefinition attribute) {
        if (filter instanceof AndFilter) {
            return Filter.and(filter.getCombinedFilters().stream()
                    .map(part -> read(part, attribute))
                    .toList());
        }
        return filter instanceof EqualFilter && comparesBoolean(filter, attribute)
                ? PrimitiveValue.bool(filter.getComparisonValue())
                        .map(value -> Filter.eq(filter.getAttributePath(), (ValueNode) value))
                        .orElse(filter)
                : filter;
    }

    private static boolean comparesBoolean(Filter filter, AttributeDefinition attribute) {
        return UserSchemas.subAttribute(attribute, filter.getAttributePath().toString())
                .filter(part -> part.getType() == AttributeDefinition.Type.BOOLEAN)
                .isPresent();
    }
}
