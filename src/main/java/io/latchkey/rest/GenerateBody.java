package io.latchkey.rest;

import io.latchkey.domain.code.Lifetime;
import io.latchkey.domain.code.TemporaryVerificationCode;
import io.latchkey.http.HoldsNoCode;
import io.latchkey.http.Storable;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import org.hibernate.validator.constraints.CodePointLength;

record GenerateBody(
        @NotNull(message = "is required")
        @Min(value = Lifetime.MIN_HOURS, message = "must be at least {value}")
        @Max(value = Lifetime.MAX_HOURS, message = "must be at most {value}")
        Integer expiresInHours,

        @HoldsNoCode
        @Storable
        @CodePointLength(
                max = TemporaryVerificationCode.MAX_REASON_LENGTH,
                message = "must be at most {max} characters long")
        String reason) {}
