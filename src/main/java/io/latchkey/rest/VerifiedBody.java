package io.latchkey.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.latchkey.domain.caller.Session;
import io.latchkey.domain.code.Verification.Rejected;
import io.latchkey.domain.code.Verification.Verified;
import java.time.Instant;
import java.util.List;

@JsonInclude(JsonInclude.Include.NON_NULL)
record VerifiedBody(boolean verified, List<String> amr, Instant sessionNotAfter, String reason) {

    static VerifiedBody of(Verified verified) {
        return new VerifiedBody(true, List.of(Session.TEMPORARY_CODE), verified.sessionNotAfter(), null);
    }

    static VerifiedBody of(Rejected rejected) {
        return new VerifiedBody(false, null, null, rejected.reason().word());
    }
}
