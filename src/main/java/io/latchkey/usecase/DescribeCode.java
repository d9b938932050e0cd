package io.latchkey.usecase;

import io.latchkey.domain.caller.Session;
import io.latchkey.domain.code.GenerationRules;
import io.latchkey.domain.code.Refusal;
import io.latchkey.domain.code.Standing;
import io.latchkey.domain.user.UserId;
import io.smallrye.mutiny.Uni;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** An administrator reads the status of a user: the code, the quota, and whether the administrator may generate a code. */
public final class DescribeCode {

    private final Codes codes;
    private final GenerationRules rules;

    public DescribeCode(Codes codes, GenerationRules rules) {
        this.codes = codes;
        this.rules = rules;
    }

    /** @param blockedBy why this caller cannot generate a code for this user, in the order of {@link Refusal} */
    public record Description(Standing standing, SortedSet<Refusal> blockedBy) {}

    /** Empty for an unknown user. */
    public Uni<Optional<Description>> describe(Session caller, UserId user) {
        return codes.standing(user)
                .chain(standing -> standing.map(
                                known -> describe(caller, user, known).map(Optional::of))
                        .orElseGet(() -> Uni.createFrom().item(Optional.empty())));
    }

    private Uni<Description> describe(Session caller, UserId user, Standing standing) {
        SortedSet<Refusal> blockedBy = new TreeSet<>(standing.refusals());
        blockedBy.addAll(rules.refusals(caller, user));
        return codes.issuerQuota(caller.actor().subject()).map(left -> {
            if (left.isExhausted()) {
                blockedBy.add(Refusal.ISSUER_QUOTA_EXCEEDED);
            }
            return new Description(standing, blockedBy);
        });
    }
}
