package io.latchkey.usecase;

import io.latchkey.domain.caller.Origin;
import io.latchkey.domain.code.Candidate;
import io.latchkey.domain.code.CodeText;
import io.latchkey.domain.code.Purpose;
import io.latchkey.domain.code.Rejection;
import io.latchkey.domain.code.Verdict;
import io.latchkey.domain.code.Verification;
import io.latchkey.domain.code.Verification.Rejected;
import io.latchkey.domain.code.Verification.Verified;
import io.latchkey.domain.user.UserId;
import io.smallrye.mutiny.Uni;
import java.util.Optional;
import java.util.UUID;

/** The login pipeline verifies a presented code, any number of times until the code ends. */
public final class VerifyCode {

    private final Codes codes;
    private final Hashing hashing;
    private final VerifiedCodeCache cache;
    private final UserLock lock;

    public VerifyCode(Codes codes, Hashing hashing, VerifiedCodeCache cache, UserLock lock) {
        this.codes = codes;
        this.hashing = hashing;
        this.cache = cache;
        this.lock = lock;
    }

    /**
     * @param code what was presented; empty if the text was not a well-formed code
     * @param purpose what the code is presented for
     */
    public record Request(UserId userId, Optional<CodeText> code, Purpose purpose, Origin origin) {}

    /** A code for another purpose and a malformed code are refused without a comparison and cost no attempt. */
    public Uni<Verification> verify(Request request) {
        if (!request.purpose().isAllowed()) {
            return reject(request, Rejection.PURPOSE_NOT_ALLOWED);
        }
        return request.code().map(code -> present(request, code)).orElseGet(() -> reject(request, Rejection.MALFORMED));
    }

    private Uni<Verification> reject(Request request, Rejection rejection) {
        return conclude(request, Optional.empty(), new Rejected(rejection));
    }

    /**
     * A code that the cache knows is not a guess and takes no lock. Any other code waits for the user's lock before the store
     * is asked, so that of any number of parallel guesses none is compared past the throttle. The cache is read again under
     * the lock, because an earlier holder may have verified the same code.
     */
    private Uni<Verification> present(Request request, CodeText code) {
        Optional<UUID> known = recall(request, code);
        return known.isPresent()
                ? present(request, code, known)
                : lock.withLock(request.userId(), () -> present(request, code, recall(request, code)));
    }

    private Optional<UUID> recall(Request request, CodeText code) {
        return cache.recall(request.userId(), code);
    }

    /**
     * The store is asked before anything is compared: past the throttle nothing is compared, so the time of the answer does
     * not depend on whether the code was right.
     */
    private Uni<Verification> present(Request request, CodeText code, Optional<UUID> known) {
        return codes.present(request.userId(), known, request.origin())
                .chain(presented -> presented.fold(
                        settled -> Uni.createFrom().item(settled.verification()),
                        toCompare -> compare(request, code, toCompare.with())));
    }

    /** The store counts the wrong codes and checks the throttle again in the statement that records the finding. */
    private Uni<Verification> compare(Request request, CodeText code, Optional<Candidate> candidate) {
        return find(code, candidate)
                .chain(finding -> conclude(request, candidate, finding))
                .invoke(outcome -> {
                    if (isVerified(outcome)) {
                        candidate.ifPresent(known -> cache.remember(request.userId(), code, known.id()));
                    }
                });
    }

    private Uni<Verification> find(CodeText code, Optional<Candidate> candidate) {
        return candidate
                .map(known -> hashing.matches(code, known.hash()).map(matches -> finding(known, matches)))
                .orElseGet(() -> hashing.compareWithNothing(code).replaceWith(new Rejected(Rejection.NO_ACTIVE_CODE)));
    }

    private static Verification finding(Candidate candidate, boolean matches) {
        if (candidate.active()) {
            return matches ? new Verified(candidate.endsAt()) : new Rejected(Rejection.MISMATCH);
        }
        return new Rejected(matches ? Rejection.EXPIRED : Rejection.NO_ACTIVE_CODE);
    }

    private Uni<Verification> conclude(Request request, Optional<Candidate> candidate, Verification finding) {
        return codes.conclude(new Verdict(request.userId(), request.origin(), candidate, finding));
    }

    private static boolean isVerified(Verification outcome) {
        return outcome.fold(verified -> true, rejected -> false, throttled -> false);
    }
}
