package io.latchkey.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.latchkey.domain.code.Login;
import io.latchkey.domain.user.VerificationMethod;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(
        name = "VerificationMethods",
        description = "Which second factors to ask a user for",
        requiredProperties = {"userId", "active", "methods", "bypassed"})
record MethodsBody(
        @Schema(examples = "alice") String userId,

        @Schema(description = "Whether the user may log in at all")
        boolean active,

        @Schema(description = "What to ask for: the temporary code alone while one is active, else the user's own")
        List<Method> methods,

        @Schema(description = "The user's own methods while a code bypasses them")
        List<Method> bypassed) {

    private static final String TEMPORARY_CODE = "temporary_verification_code";

    @Schema(name = "VerificationMethod", requiredProperties = "type")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Method(
            @Schema(examples = "totp") String type,

            @Schema(description = "How the user knows it", examples = "Authenticator app")
            String display,

            @Schema(description = "When a temporary code ends")
            Instant expiresAt) {

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
