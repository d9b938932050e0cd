package io.latchkey.postgres.codes;

import io.latchkey.domain.caller.Origin;
import io.latchkey.domain.code.Expiry;
import io.latchkey.domain.code.Generation;
import io.latchkey.domain.code.NewCode;
import io.latchkey.domain.code.Presented;
import io.latchkey.domain.code.RateLimitState;
import io.latchkey.domain.code.Standing;
import io.latchkey.domain.code.Verdict;
import io.latchkey.domain.code.Verification;
import io.latchkey.domain.user.UserId;
import io.latchkey.postgres.Database;
import io.latchkey.usecase.Codes;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Opens the transaction or session of each call about codes. */
@ApplicationScoped
class PostgresCodes implements Codes {

    private final Database database;
    private final CodeOwners owners;
    private final CodeRepository codes;
    private final Standings standings;
    private final IssueTransaction issueTransaction;
    private final VerifyStatement verifyStatement;
    private final ExpireStatement expireStatement;
    private final IssuerCodes issuers;
    private final ReissueAlarm alarm;

    PostgresCodes(
            Database database,
            CodeOwners owners,
            CodeRepository codes,
            Standings standings,
            IssueTransaction issueTransaction,
            VerifyStatement verifyStatement,
            ExpireStatement expireStatement,
            IssuerCodes issuers,
            ReissueAlarm alarm) {
        this.database = database;
        this.owners = owners;
        this.codes = codes;
        this.standings = standings;
        this.issueTransaction = issueTransaction;
        this.verifyStatement = verifyStatement;
        this.expireStatement = expireStatement;
        this.issuers = issuers;
        this.alarm = alarm;
    }

    @Override
    public Uni<Generation> issue(NewCode code) {
        return database.transaction(() -> issueTransaction.issue(code)).invoke(outcome -> alarm.observe(code, outcome));
    }

    @Override
    public Uni<Presented> present(UserId user, Optional<UUID> known, Origin origin) {
        return database.statement(() -> verifyStatement.present(user, known, origin));
    }

    @Override
    public Uni<Verification> conclude(Verdict verdict) {
        return database.statement(() -> verifyStatement.conclude(verdict));
    }

    @Override
    public Uni<Optional<Standing>> standing(UserId user) {
        return database.session(() -> owners.find(user)
                .chain(owner -> owner.map(known -> standings.of(known).map(read -> Optional.of(read.standing())))
                        .orElseGet(() -> Uni.createFrom().item(Optional.empty()))));
    }

    @Override
    public Uni<RateLimitState> issuerQuota(String issuer) {
        return database.session(() -> issuers.quota(issuer));
    }

    @Override
    public Uni<Expiry> expire(UserId user, Origin origin) {
        return database.transaction(() -> owners.find(user)
                .chain(owner ->
                        owner.isEmpty() ? Uni.createFrom().item(Expiry.USER_NOT_FOUND) : expireNow(user, origin)));
    }

    private Uni<Expiry> expireNow(UserId user, Origin origin) {
        return expireStatement.expire(user, origin, Map.of()).map(ended -> ended ? Expiry.EXPIRED : Expiry.NONE_ACTIVE);
    }
}
