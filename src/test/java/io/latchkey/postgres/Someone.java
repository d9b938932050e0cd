package io.latchkey.postgres;

import static io.latchkey.postgres.Reactive.await;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.latchkey.domain.Candidate;
import io.latchkey.domain.CodeHash;
import io.latchkey.domain.Expiry;
import io.latchkey.domain.Issuance;
import io.latchkey.domain.Lifetime;
import io.latchkey.domain.NewCode;
import io.latchkey.domain.Presented;
import io.latchkey.domain.Rejection;
import io.latchkey.domain.Sample;
import io.latchkey.domain.UserId;
import io.latchkey.domain.Verdict;
import io.latchkey.domain.Verification;
import io.latchkey.testing.People;
import io.latchkey.usecase.Codes;
import java.util.Optional;
import java.util.UUID;

/** A user, and what can be done with codes for one. */
final class Someone {

    final UserId id;
    private final Codes codes;

    Someone(Codes codes, String id) {
        this.codes = codes;
        this.id = new UserId(id);
    }

    static Someone active(Codes codes) {
        return new Someone(codes, People.activeUser());
    }

    Issuance issue() {
        return await(() -> codes.issue(newCode()));
    }

    NewCode newCode() {
        CodeHash.Parameters parameters =
                new CodeHash.Parameters(CodeHash.Parameters.MIN_ITERATIONS, "k", new byte[CodeHash.SALT_BYTES]);
        CodeHash hash = new CodeHash(parameters, new byte[CodeHash.TAG_BYTES]);
        return new NewCode(id, hash, new Lifetime(4), Optional.of("lost phone"), Sample.origin());
    }

    Expiry expire() {
        return await(() -> codes.expire(id, Sample.origin()));
    }

    Optional<Candidate> candidate() {
        return assertInstanceOf(Presented.ToCompare.class, present(Optional.empty()))
                .with();
    }

    /** @param known as if that code had been proven before */
    Presented present(Optional<UUID> known) {
        return await(() -> codes.present(id, known, Sample.origin()));
    }

    /** As if the right code had been presented. */
    Verification use(Candidate candidate) {
        return await(() -> codes.conclude(rightCode(candidate)));
    }

    Verdict rightCode(Candidate candidate) {
        return new Verdict(id, Sample.origin(), Optional.of(candidate), new Verification.Verified(candidate.endsAt()));
    }

    Verification miss(Optional<Candidate> candidate) {
        Verification mismatch = new Verification.Rejected(Rejection.MISMATCH);
        return await(() -> codes.conclude(new Verdict(id, Sample.origin(), candidate, mismatch)));
    }

    long uses() {
        return count("SELECT coalesce(sum(uses), 0) FROM temporary_verification_codes WHERE user_id = ?");
    }

    long codes() {
        return count("SELECT count(*) FROM temporary_verification_codes WHERE user_id = ?");
    }

    long auditEvents() {
        return count("SELECT count(*) FROM audit_events WHERE user_id = ?");
    }

    private long count(String query) {
        return People.count(query, id.value());
    }
}
