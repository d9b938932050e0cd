package io.latchkey.postgres;

import static io.latchkey.postgres.Reactive.await;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.latchkey.domain.code.Candidate;
import io.latchkey.domain.code.CodeHash;
import io.latchkey.domain.code.Expiry;
import io.latchkey.domain.code.Generation;
import io.latchkey.domain.code.Lifetime;
import io.latchkey.domain.code.NewCode;
import io.latchkey.domain.code.Presented;
import io.latchkey.domain.code.Rejection;
import io.latchkey.domain.code.SampleSession;
import io.latchkey.domain.code.Verdict;
import io.latchkey.domain.code.Verification;
import io.latchkey.domain.user.UserId;
import io.latchkey.testing.People;
import io.latchkey.usecase.Codes;
import java.util.Optional;
import java.util.UUID;

/** A user in PostgreSQL, with shortcuts for the calls about their codes. */
public final class UserWithCodes {

    public final UserId id;
    private final Codes codes;

    public UserWithCodes(Codes codes, String id) {
        this.codes = codes;
        this.id = new UserId(id);
    }

    public static UserWithCodes active(Codes codes) {
        return new UserWithCodes(codes, People.activeUser());
    }

    public Generation issue() {
        return await(() -> codes.issue(newCode()));
    }

    public NewCode newCode() {
        CodeHash.Parameters parameters =
                new CodeHash.Parameters(CodeHash.Parameters.MIN_ITERATIONS, "k", new byte[CodeHash.SALT_BYTES]);
        CodeHash hash = new CodeHash(parameters, new byte[CodeHash.TAG_BYTES]);
        return new NewCode(id, hash, new Lifetime(4), Optional.of("lost phone"), SampleSession.origin());
    }

    public Expiry expire() {
        return await(() -> codes.expire(id, SampleSession.origin()));
    }

    public Optional<Candidate> candidate() {
        return assertInstanceOf(Presented.ToCompare.class, present(Optional.empty()))
                .with();
    }

    /** @param known the id of a code that was verified before */
    public Presented present(Optional<UUID> known) {
        return await(() -> codes.present(id, known, SampleSession.origin()));
    }

    /** Concludes as after a right code. */
    public Verification use(Candidate candidate) {
        return await(() -> codes.conclude(rightCode(candidate)));
    }

    public Verdict rightCode(Candidate candidate) {
        return new Verdict(
                id, SampleSession.origin(), Optional.of(candidate), new Verification.Verified(candidate.endsAt()));
    }

    public Verification miss(Optional<Candidate> candidate) {
        Verification mismatch = new Verification.Rejected(Rejection.MISMATCH);
        return await(() -> codes.conclude(new Verdict(id, SampleSession.origin(), candidate, mismatch)));
    }

    public long uses() {
        return count("SELECT coalesce(sum(uses), 0) FROM temporary_verification_codes WHERE user_id = ?");
    }

    public long codes() {
        return count("SELECT count(*) FROM temporary_verification_codes WHERE user_id = ?");
    }

    public long auditEvents() {
        return count("SELECT count(*) FROM audit_events WHERE user_id = ?");
    }

    private long count(String query) {
        return People.count(query, id.value());
    }
}
