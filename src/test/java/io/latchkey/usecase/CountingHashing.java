package io.latchkey.usecase;

import io.latchkey.domain.code.CodeHash;
import io.latchkey.domain.code.CodeText;
import io.smallrye.mutiny.Uni;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;

/** A fast and weak hash that counts its work, and can run something during it. */
final class CountingHashing implements Hashing {

    private static final CodeHash.Parameters PARAMETERS = new CodeHash.Parameters(1_000, "test", new byte[16]);

    int hashes;
    int comparisons;
    int comparisonsWithNothing;
    Runnable meanwhile = () -> {};

    @Override
    public Uni<CodeHash> hash(CodeText code) {
        return Uni.createFrom().item(() -> {
            hashes++;
            meanwhile.run();
            return digest(code);
        });
    }

    @Override
    public Uni<Boolean> matches(CodeText code, CodeHash hash) {
        return Uni.createFrom().item(() -> {
            comparisons++;
            meanwhile.run();
            return digest(code).matches(hash);
        });
    }

    @Override
    public Uni<Void> compareWithNothing(CodeText code) {
        return Uni.createFrom().item(() -> {
            comparisonsWithNothing++;
            meanwhile.run();
            return null;
        });
    }

    private static CodeHash digest(CodeText code) {
        try {
            return new CodeHash(PARAMETERS, MessageDigest.getInstance("SHA-256").digest(code.secretBytes()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
