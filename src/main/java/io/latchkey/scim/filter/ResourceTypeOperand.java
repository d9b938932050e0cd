package io.latchkey.scim.filter;

import com.fasterxml.jackson.databind.JsonNode;
import com.unboundid.scim2.common.exceptions.BadRequestException;
import io.latchkey.domain.user.UserFilter;
import io.latchkey.domain.user.UserFilter.Operator;
import io.latchkey.scim.document.UserSchemas;

/** {@code meta.resourceType}: it is the same for all users, so that a filter by it matches all users or none. */
enum ResourceTypeOperand implements Operand {
    USER;

    static final String NAME = "meta.resourcetype";

    @Override
    public UserFilter present() {
        return UserFilter.everyone();
    }

    @Override
    public UserFilter compare(Operator operator, JsonNode value) throws BadRequestException {
        if (operator != Operator.EQUALS || !value.isTextual()) {
            throw BadRequestException.invalidFilter("A resource type can only be equal to a text");
        }
        return value.textValue().equalsIgnoreCase(UserSchemas.CORE.getName())
                ? UserFilter.everyone()
                : UserFilter.nobody();
    }
}
