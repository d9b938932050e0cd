package io.latchkey.postgres;

import io.latchkey.domain.Expiry;
import io.latchkey.domain.Issuance;
import io.latchkey.domain.NewCode;
import io.latchkey.domain.Origin;
import io.latchkey.domain.Presented;
import io.latchkey.domain.RateLimitState;
import io.latchkey.domain.Standing;
import io.latchkey.domain.UserId;
import io.latchkey.domain.Verdict;
import io.latchkey.domain.Verification;
import io.latchkey.usecase.Codes;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Opens the transaction or session of each fact about codes. */
@ApplicationScoped
class PostgresCodes implements Codes {

    private final Database database;
    private final UserRepository users;
    private final CodeRepository codes;
    private final Standings standings;
    private final Issuing issuing;
    private final Verifying verifying;
    private final Expiring expiring;
    private final IssuerCodes issuers;
    private final ReissueAlarm alarm;

    PostgresCodes(
            Database database,
            UserRepository users,
            CodeRepository codes,
            Standings standings,
            Issuing issuing,
            Verifying verifying,
            Expiring expiring,
            IssuerCodes issuers,
            ReissueAlarm alarm) {
        this.database = database;
        this.users = users;
        this.codes = codes;
        this.standings = standings;
        this.issuing = issuing;
        this.verifying = verifying;
        this.expiring = expiring;
        this.issuers = issuers;
        this.alarm = alarm;
    }

    @Override
    public Uni<Issuance> issue(NewCode code) {
        return database.transaction(() -> issuing.issue(code)).invoke(issuance -> alarm.hear(code, issuance));
    }

    @Override
    public Uni<Presented> present(UserId user, Optional<UUID> known, Origin origin) {
        return database.statement(() -> verifying.present(user, known, origin));
    }

    @Override
    public Uni<Verification> conclude(Verdict verdict) {
        return database.statement(() -> verifying.conclude(verdict));
    }

    @Override
    public Uni<Optional<Standing>> standing(UserId user) {
        return database.session(() -> users.findById(user.value())
                .onItem()
                .ifNotNull()
                .transformToUni(known -> standings.of(known).map(Standings.Read::standing))
                .map(Optional::ofNullable));
    }

    @Override
    public Uni<RateLimitState> issuerQuota(String issuer) {
        return database.session(() -> issuers.quota(issuer));
    }

    @Override
    public Uni<Expiry> expire(UserId user, Origin origin) {
        return database.transaction(() -> users.findById(user.value())
                .chain(known ->
                        known == null ? Uni.createFrom().item(Expiry.USER_NOT_FOUND) : expireNow(user, origin)));
    }

    private Uni<Expiry> expireNow(UserId user, Origin origin) {
        return expiring.expire(user, origin, Map.of()).map(ended -> ended ? Expiry.EXPIRED : Expiry.NONE_ACTIVE);
    }
}
