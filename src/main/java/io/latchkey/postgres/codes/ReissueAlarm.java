package io.latchkey.postgres.codes;

import io.latchkey.domain.code.Generation;
import io.latchkey.domain.code.Generation.Generated;
import io.latchkey.domain.code.NewCode;
import io.latchkey.domain.code.Reissues;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;

/** Alerts operators to repeated reissues; auditors find them in the trail. Created at start, so that the counter exists at zero. */
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

    /** Called after the commit. */
    void observe(NewCode code, Generation outcome) {
        int reissues = outcome.fold(Generated::reissues, refused -> 0);
        if (reissues >= Reissues.ALARMING) {
            alarms.increment();
            LOG.warnf(
                    "Repeated reissues: user %s received %d in a row, each within 24 hours of the end of the previous code, the last from %s",
                    code.userId(), reissues, code.origin().actor().subject());
        }
    }
}
