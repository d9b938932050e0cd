package io.latchkey.rest;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.latchkey.domain.code.Purpose;
import jakarta.validation.constraints.NotNull;
import java.util.Optional;

record VerifyBody(@NotNull(message = "is required") String code, PurposeWord purpose) {

    Purpose purposeOrDefault() {
        return Optional.ofNullable(purpose).map(word -> word.purpose).orElse(Purpose.MFA_LOGIN);
    }

    /** The known purposes. Only {@code mfa_login} is allowed. */
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

    /** Without the code, which must not be logged. */
    @Override
    public String toString() {
        return "VerifyBody[purpose=" + purpose + "]";
    }
}
