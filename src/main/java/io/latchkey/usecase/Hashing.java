package io.latchkey.usecase;

import io.latchkey.domain.code.CodeHash;
import io.latchkey.domain.code.CodeText;
import io.smallrye.mutiny.Uni;

/** Makes and compares hashes of codes, slowly by intention: off the event loop and outside any database session. */
public interface Hashing {

    /** Under the active pepper key, with a fresh salt. */
    Uni<CodeHash> hash(CodeText code);

    Uni<Boolean> matches(CodeText code, CodeHash hash);

    /** The work of a comparison where there is nothing to compare with, so that both take the same time. */
    Uni<Void> compareWithNothing(CodeText code);
}
