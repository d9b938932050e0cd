package io.latchkey.usecase;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.latchkey.domain.code.CodeHash;
import io.latchkey.domain.code.CodeText;
import io.latchkey.domain.code.SampleSession;
import org.junit.jupiter.api.Test;

/** What the use cases expect of {@link Hashing}: the twin and the hashing of the service must both pass. */
public abstract class HashingContract {

    private static final CodeText CODE = SampleSession.code(1);
    private static final CodeText OTHER = SampleSession.code(2);

    protected abstract Hashing hashing();

    @Test
    void hash_matchesItsCodeOnly() {
        CodeHash hash = hash(CODE);
        assertTrue(matches(CODE, hash));
        assertFalse(matches(OTHER, hash));
    }

    @Test
    void hashOfTheSameCode_matchesToo() {
        assertTrue(matches(CODE, hash(SampleSession.code(1))));
    }

    @Test
    void hash_readBackFromItsText_matches() {
        CodeHash hash = CodeHash.decode(hash(CODE).encoded());
        assertTrue(matches(CODE, hash));
        assertFalse(matches(OTHER, hash));
    }

    @Test
    void compareWithNothing_completes() {
        hashing().compareWithNothing(CODE).await().indefinitely();
    }

    private CodeHash hash(CodeText code) {
        return hashing().hash(code).await().indefinitely();
    }

    private boolean matches(CodeText code, CodeHash hash) {
        return hashing().matches(code, hash).await().indefinitely();
    }
}
