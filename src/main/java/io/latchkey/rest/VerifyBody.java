package io.latchkey.rest;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.latchkey.domain.code.Purpose;
import jakarta.validation.constraints.NotNull;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "VerifyRequest", description = "A code as the user typed it", additionalProperties = Schema.False.class)
record VerifyBody(
        @Schema(
                description = "Case, spaces and hyphens are ignored; O reads as 0, I and L as 1",
                examples = "7k3m q9xt c4d8")
        @NotNull(message = "is required")
        String code,

        @Schema(description = "What the code is presented for", defaultValue = "mfa_login")
        PurposeWord purpose) {

    Purpose purposeOrDefault() {
        return Optional.ofNullable(purpose).map(word -> word.purpose).orElse(Purpose.MFA_LOGIN);
    }

    /** The purposes that have a name; only {@code mfa_login} is allowed. */
    @Schema(name = "Purpose")
    @JsonDeserialize(using = PurposeReader.class)
    enum PurposeWord {
        @JsonProperty("mfa_login")
        MFA_LOGIN(Purpose.MFA_LOGIN),
        @JsonProperty("device_activation")
        DEVICE_ACTIVATION(Purpose.DEVICE_ACTIVATION);

        final Purpose purpose;

        PurposeWord(Purpose purpose) {
            this.purpose = purpose;
        }
    }

    /** What was typed may be a code. */
    @Override
    public String toString() {
        return "VerifyBody[purpose=" + purpose + "]";
    }
}
