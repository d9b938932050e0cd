package io.latchkey.domain.audit;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.latchkey.domain.audit.ChainVerification.BrokenLink;
import io.latchkey.domain.audit.ChainVerification.Problem;
import io.latchkey.domain.code.SampleSession;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ChainVerificationTest {

    @Test
    void isIntact_withoutABrokenLink() {
        assertTrue(chain(Optional.empty()).isIntact());
    }

    /** A missing event has neither id nor time. */
    @Test
    void isIntact_withABrokenLink_itIsNot() {
        BrokenLink missing = new BrokenLink(3, Problem.MISSING, Optional.empty(), Optional.empty());
        assertFalse(chain(Optional.of(missing)).isIntact());
    }

    private static ChainVerification chain(Optional<BrokenLink> firstBroken) {
        return new ChainVerification(3, Optional.empty(), SampleSession.NOW, Optional.empty(), firstBroken);
    }
}
