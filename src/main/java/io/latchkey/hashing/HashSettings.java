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
     * Iterations of PBKDF2 for new codes. A thousand cost an attacker who has the database and the pepper 2^54
     * times a thousand hashes on average for a code that lives a day, and the service half a millisecond a call.
     */
    @WithDefault("1000")
    @Min(CodeHash.Parameters.MIN_ITERATIONS)
    @Max(1_000_000)
    int iterations();

    /**
     * How many hashes may be under way or waiting for a processor; the next is answered 503. At half a millisecond each,
     * two processors are done with all of them in an eighth of a second.
     */
    @WithDefault("500")
    @Min(1)
    @Max(100_000)
    int maxConcurrent();
}
