package io.latchkey.postgres.codes;

import io.latchkey.domain.code.Issuance;
import io.latchkey.domain.code.Issuance.Issued;
import io.latchkey.domain.code.NewCode;
import io.latchkey.domain.code.Reissues;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;

/** Tells an operator of codes that follow one another; the auditor reads it in the trail. At start, so that it is there at zero. */
@Singleton
@Startup
class ReissueAlarm {

    private static final Logger LOG = Logger.getLogger(ReissueAlarm.class);

    private final Counter alarms;

    ReissueAlarm(MeterRegistry metrics) {
        this.alarms = Counter.builder("latchkey.reissues.repeated")
                .description("Codes generated as the third reissue in a row for one user, or a later one")
                .register(metrics);
    }

    /** Once it is committed. */
    void hear(NewCode code, Issuance issuance) {
        if (issuance instanceof Issued issued && issued.reissues() >= Reissues.ALARMING) {
            alarms.increment();
            LOG.warnf(
                    "User %s was given a code again and again, %d times within 24 hours of the end of the one before, now by %s",
                    code.userId(), issued.reissues(), code.origin().actor().subject());
        }
    }
}
