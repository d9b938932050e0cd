package io.latchkey.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.latchkey.domain.code.Login;
import java.time.Instant;
import java.util.List;

record MethodsBody(String userId, boolean active, List<Method> methods, List<Method> bypassed) {

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Method(String type, String display, Instant expiresAt) {

        static Method of(Login.Method method) {
            return new Method(
                    method.type(),
                    method.display().orElse(null),
                    method.expiresAt().orElse(null));
        }
    }

    static MethodsBody of(Login login) {
        return new MethodsBody(
                login.user().id().value(),
                login.user().active(),
                login.offered().stream().map(Method::of).toList(),
                login.bypassed().stream().map(Method::of).toList());
    }
}
