package io.latchkey.usecase;

import io.latchkey.domain.caller.Origin;
import io.latchkey.domain.code.Candidate;
import io.latchkey.domain.code.CodeText;
import io.latchkey.domain.code.Presented.Settled;
import io.latchkey.domain.code.Presented.ToCompare;
import io.latchkey.domain.code.Purpose;
import io.latchkey.domain.code.Rejection;
import io.latchkey.domain.code.Reservation;
import io.latchkey.domain.code.Verdict;
import io.latchkey.domain.code.Verification;
import io.latchkey.domain.code.Verification.Rejected;
import io.latchkey.domain.code.Verification.Verified;
import io.latchkey.domain.user.UserId;
import io.smallrye.mutiny.Uni;
import java.util.Optional;
import java.util.UUID;

/** The login pipeline asks whether a presented code stands, as often as it likes. */
public final class VerifyCode {

    private final Window<UserId> throttle;
    private final Codes codes;
    private final Hashing hashing;
    private final VerifiedCodeCache proven;
    private final UserLock turns;

    public VerifyCode(Window<UserId> throttle, Codes codes, Hashing hashing, VerifiedCodeCache proven, UserLock turns) {
        this.throttle = throttle;
        this.codes = codes;
        this.hashing = hashing;
        this.proven = proven;
        this.turns = turns;
    }

    /**
     * @param code what was presented: a code, or nothing where the text was no code
     * @param purpose what it is presented for
     */
    public record Request(UserId userId, Optional<CodeText> code, Purpose purpose, Origin origin) {}

    /** A code for another purpose, or that is nobody's, is no attempt; everything else is counted before comparing. */
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
     * A code that is known here is no guess. Every other waits for its turn, and only then the history is asked: of however many
     * guesses at one user, none is compared past the throttle, and a right code is known to those that wait behind it.
     */
    private Uni<Verification> present(Request request, CodeText code) {
        Optional<UUID> known = recall(request, code);
        return known.isPresent()
                ? present(request, code, known)
                : turns.inTurn(request.userId(), () -> present(request, code, recall(request, code)));
    }

    private Optional<UUID> recall(Request request, CodeText code) {
        return proven.recall(request.userId(), code);
    }

    /** The store first: past the throttle nothing is compared, and no answer tells by its time what would have come of it. */
    private Uni<Verification> present(Request request, CodeText code, Optional<UUID> known) {
        return codes.present(request.userId(), known, request.origin())
                .chain(presented -> presented instanceof Settled settled
                        ? Uni.createFrom().item(settled.verification())
                        : attempt(request, code, ((ToCompare) presented).with()));
    }

    /**
     * Counted before comparing. Full windows hold places of other replicas' right codes too, and of crashed replicas, or are away;
     * the history has just said that there is room, and is asked once more, exactly, where the finding is written down.
     */
    private Uni<Verification> attempt(Request request, CodeText code, Optional<Candidate> candidate) {
        return throttle.reserve(request.userId())
                .chain(place -> keepingAttempts(request.userId(), place, compare(code, candidate))
                        .chain(finding -> conclude(request, candidate, finding))
                        .invoke(outcome -> settle(request, code, candidate, place, outcome)));
    }

    /** Nobody waits for the place of a right code: what is not given back leaves with its window. */
    private void settle(
            Request request, CodeText code, Optional<Candidate> candidate, Reservation place, Verification outcome) {
        if (outcome instanceof Verified) {
            candidate.ifPresent(known -> proven.remember(request.userId(), code, known.id()));
            throttle.giveBack(request.userId(), place).subscribe().with(gone -> {});
        }
    }

    /** Where nothing was compared, nothing was tried: overload must not use up a user's attempts. */
    private <T> Uni<T> keepingAttempts(UserId user, Reservation place, Uni<T> step) {
        return step.onFailure().call(() -> throttle.giveBack(user, place));
    }

    private Uni<Verification> compare(CodeText code, Optional<Candidate> candidate) {
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
}
