package io.latchkey.usecase;

import io.latchkey.domain.Candidate;
import io.latchkey.domain.CodeText;
import io.latchkey.domain.Origin;
import io.latchkey.domain.Purpose;
import io.latchkey.domain.Rejection;
import io.latchkey.domain.Reservation;
import io.latchkey.domain.UserId;
import io.latchkey.domain.Verdict;
import io.latchkey.domain.Verification;
import io.latchkey.domain.Verification.Rejected;
import io.latchkey.domain.Verification.Throttled;
import io.latchkey.domain.Verification.Verified;
import io.smallrye.mutiny.Uni;
import java.util.Optional;

/** The login pipeline asks whether a presented code stands, as often as it likes. */
public final class VerifyCode {

    private final Window throttle;
    private final Codes codes;
    private final Hashing hashing;

    public VerifyCode(Window throttle, Codes codes, Hashing hashing) {
        this.throttle = throttle;
        this.codes = codes;
        this.hashing = hashing;
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
        return request.code()
                .map(code -> throttle.reserve(request.userId()).chain(place -> attempt(request, code, place)))
                .orElseGet(() -> reject(request, Rejection.MALFORMED));
    }

    private Uni<Verification> reject(Request request, Rejection rejection) {
        return conclude(request, Optional.empty(), new Rejected(rejection));
    }

    private Uni<Verification> attempt(Request request, CodeText code, Reservation place) {
        return place instanceof Reservation.Granted
                ? present(request, code, place)
                : unlessThrottled(request, present(request, code, place));
    }

    /**
     * The windows hold places of right codes on their way too, and of crashed replicas, or are away. The history knows what
     * was wrong; and it is asked once more, exactly, where the finding is written down.
     */
    private Uni<Verification> unlessThrottled(Request request, Uni<Verification> otherwise) {
        return codes.throttled(request.userId())
                .chain(state -> state.map(exhausted -> conclude(request, Optional.empty(), new Throttled(exhausted)))
                        .orElse(otherwise));
    }

    private Uni<Verification> present(Request request, CodeText code, Reservation place) {
        return keepingAttempts(request.userId(), place, codes.candidate(request.userId()))
                .chain(candidate -> keepingAttempts(request.userId(), place, compare(code, candidate))
                        .chain(finding -> conclude(request, candidate, finding)))
                .call(outcome -> outcome instanceof Verified ? throttle.giveBack(request.userId(), place) : done());
    }

    /** Where there is no answer, nothing was tried: an outage or overload must not use up a user's attempts. */
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

    private static Uni<Void> done() {
        return Uni.createFrom().voidItem();
    }
}
