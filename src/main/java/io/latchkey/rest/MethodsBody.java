package io.latchkey.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.latchkey.domain.code.Login;
import io.latchkey.domain.user.VerificationMethod;
import java.time.Instant;
import java.util.List;

record MethodsBody(String userId, boolean active, List<Method> methods, List<Method> bypassed) {

    private static final String TEMPORARY_CODE = "temporary_verification_code";

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Method(String type, String display, Instant expiresAt) {

        static Method of(VerificationMethod method) {
            return new Method(method.type(), method.display().orElse(null), null);
        }

        static Method ofCode(Instant endsAt) {
            return new Method(TEMPORARY_CODE, null, endsAt);
        }
    }

    static MethodsBody of(Login login) {
        List<Method> own = login.user().methods().stream().map(Method::of).toList();
        List<Method> code = login.codeEndsAt().stream().map(Method::ofCode).toList();
        return new MethodsBody(
                login.user().id().value(),
                login.user().active(),
                code.isEmpty() ? own : code,
                code.isEmpty() ? List.of() : own);
    }
}
