package io.latchkey.rest;

import io.latchkey.domain.caller.Role;
import io.latchkey.domain.code.Expiry;
import io.latchkey.domain.user.UserId;
import io.latchkey.http.CurrentRequest;
import io.latchkey.http.OutcomeMetrics;
import io.latchkey.http.Paths;
import io.latchkey.http.Problems;
import io.latchkey.security.Caller;
import io.latchkey.usecase.Codes;
import io.latchkey.usecase.DescribeCode;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.jboss.resteasy.reactive.RestResponse;

/** The status and the expiry of one user's temporary verification code. */
@Path(Paths.CODE)
@Produces(MediaType.APPLICATION_JSON)
class CodeResource {
    private final Codes codes;
    private final DescribeCode describeCode;
    private final Caller caller;
    private final CurrentRequest currentRequest;
    private final Problems problems;
    private final OutcomeMetrics outcomes;

    CodeResource(
            Codes codes,
            DescribeCode describeCode,
            Caller caller,
            CurrentRequest currentRequest,
            Problems problems,
            OutcomeMetrics outcomes) {
        this.codes = codes;
        this.describeCode = describeCode;
        this.caller = caller;
        this.currentRequest = currentRequest;
        this.problems = problems;
        this.outcomes = outcomes;
    }

    @GET
    @RolesAllowed({Role.NAME_MFA_ADMIN, Role.NAME_AUDITOR})
    public Uni<StatusBody> status(@PathParam(Paths.USER_ID) @Pattern(regexp = UserId.PATTERN) String userId) {
        return describeCode
                .describe(caller.session(), new UserId(userId))
                .map(description -> description.map(StatusBody::of).orElseThrow(problems::userNotFound));
    }

    @DELETE
    @RolesAllowed(Role.NAME_MFA_ADMIN)
    public Uni<RestResponse<Void>> expire(@PathParam(Paths.USER_ID) @Pattern(regexp = UserId.PATTERN) String userId) {
        return codes.expire(new UserId(userId), currentRequest.origin())
                .invoke(outcomes::count)
                .map(this::answer);
    }

    private RestResponse<Void> answer(Expiry expiry) {
        return switch (expiry) {
            case EXPIRED, NONE_ACTIVE -> RestResponse.noContent();
            case USER_NOT_FOUND -> throw problems.userNotFound();
        };
    }
}
