package io.latchkey.hashing;

import io.latchkey.domain.code.CodeHash;
import io.latchkey.domain.code.CodeText;
import java.util.random.RandomGenerator;

/** Hashes a code on the caller's thread, for the benchmark. */
public final class CodeHashing {

    private final PepperKey key;
    private final CodeHash.Parameters parameters;

    /** @param iterations of PBKDF2 */
    public CodeHashing(PepperKey key, int iterations, RandomGenerator random) {
        byte[] salt = new byte[CodeHash.SALT_BYTES];
        random.nextBytes(salt);
        this.key = key;
        this.parameters = new CodeHash.Parameters(iterations, key.id(), salt);
    }

    public CodeHash hash(CodeText code) {
        return PepperedHash.of(code, parameters, key);
    }
}
