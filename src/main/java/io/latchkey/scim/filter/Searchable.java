package io.latchkey.scim.filter;

import com.fasterxml.jackson.databind.JsonNode;
import com.unboundid.scim2.common.exceptions.BadRequestException;
import io.latchkey.domain.user.UserFilter;
import io.latchkey.domain.user.UserFilter.Operator;

/** What a filter can name. */
interface Searchable {

    UserFilter present();

    /** @throws BadRequestException where it cannot be compared so, or not with such a value */
    UserFilter compare(Operator operator, JsonNode value) throws BadRequestException;

    /** Equal to null is not present (RFC 7643 §2.5). */
    default UserFilter equal(JsonNode value) throws BadRequestException {
        return value.isNull() ? new UserFilter.Not(present()) : compare(Operator.EQUALS, value);
    }
}
