package io.latchkey.rest;

import io.latchkey.domain.code.Lifetime;
import io.latchkey.domain.code.TemporaryVerificationCode;
import io.latchkey.http.HoldsNoCode;
import io.latchkey.http.Storable;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.hibernate.validator.constraints.CodePointLength;

@Schema(name = "GenerateRequest", description = "What code to generate", additionalProperties = Schema.False.class)
record GenerateBody(
        @Schema(
                description = "The lifetime in whole hours. An installation may narrow the bounds (latchkey.policy.*)",
                examples = "4")
        @NotNull(message = "is required")
        @Min(value = Lifetime.MIN_HOURS, message = "must be at least {value}")
        @Max(value = Lifetime.MAX_HOURS, message = "must be at most {value}")
        Integer expiresInHours,

        @Schema(
                description = "Why, for the audit trail. A code in it is refused",
                examples = "lost phone, case 4711",
                maxLength = TemporaryVerificationCode.MAX_REASON_LENGTH)
        @HoldsNoCode
        @Storable
        @CodePointLength(
                max = TemporaryVerificationCode.MAX_REASON_LENGTH,
                message = "must be at most {max} characters long")
        String reason) {}
