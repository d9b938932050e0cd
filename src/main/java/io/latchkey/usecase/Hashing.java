package io.latchkey.usecase;

import io.latchkey.domain.code.CodeHash;
import io.latchkey.domain.code.CodeText;
import io.smallrye.mutiny.Uni;

/** Hashes codes and compares them with hashes: slow by design, off the event loop and outside any database session. */
public interface Hashing {

    /** Under the active pepper key, with a new salt. */
    Uni<CodeHash> hash(CodeText code);

    Uni<Boolean> matches(CodeText code, CodeHash hash);

    /** Does the work of a comparison if there is no hash to compare with, so that both take the same time. */
    Uni<Void> compareWithNothing(CodeText code);
}
