package io.latchkey.hashing;

import io.latchkey.domain.code.CodeHash;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

/** The cost of the inner hash. */
@ConfigMapping(prefix = "latchkey.hash")
public interface HashSettings {

    /**
     * Iterations of PBKDF2 for new codes. With a thousand, an attacker who has the database and the pepper needs 2^54 times a
     * thousand hashes on average to find a code, which lasts a day; the service needs half a millisecond for each call.
     */
    @WithDefault("1000")
    @Min(CodeHash.Parameters.MIN_ITERATIONS)
    @Max(1_000_000)
    int iterations();

    /**
     * How many hashes may run or wait for a processor; the next is answered 503. At half a millisecond each, two processors
     * finish all of them in an eighth of a second.
     */
    @WithDefault("500")
    @Min(1)
    @Max(100_000)
    int maxConcurrent();
}
