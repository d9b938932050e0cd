package io.latchkey.scim.filter;

import com.fasterxml.jackson.databind.JsonNode;
import com.unboundid.scim2.common.exceptions.BadRequestException;
import io.latchkey.domain.user.UserFilter;
import io.latchkey.domain.user.UserFilter.Operator;

/** Left side of a comparison in a filter. */
interface Operand {

    UserFilter present();

    /** @throws BadRequestException if the operand does not support this operator or this value */
    UserFilter compare(Operator operator, JsonNode value) throws BadRequestException;

    /** Equal to null means not present (RFC 7643 §2.5). */
    default UserFilter equal(JsonNode value) throws BadRequestException {
        return value.isNull() ? new UserFilter.Not(present()) : compare(Operator.EQUALS, value);
    }
}
