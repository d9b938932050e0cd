package io.latchkey.postgres;

import io.latchkey.domain.VerificationMethod;
import jakarta.persistence.Embeddable;

@Embeddable
class VerificationMethodValue {

    String type;

    String display;

    VerificationMethod toMethod() {
        return new VerificationMethod(type, display);
    }
}
