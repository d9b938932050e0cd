package io.latchkey.config;

import io.latchkey.domain.CodeHash;
import io.latchkey.domain.IssuerQuota;
import io.latchkey.domain.Lifetime;
import io.latchkey.domain.Throttle;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithParentName;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;

/** Every setting of our own. What Quarkus or MicroProfile JWT already name keeps that name. */
@ConfigMapping(prefix = "latchkey")
public interface LatchkeyConfig {

    /** What is served; the rest is not found. */
    @WithDefault("all")
    Surface surface();

    Token token();

    Jwks jwks();

    StepUp stepUp();

    Policy policy();

    Throttling throttle();

    Pepper pepper();

    Hash hash();

    Redis redis();

    Postgres postgres();

    Load load();

    /** Which calls are there. */
    enum Surface {
        ALL,

        /** Verify and verification methods, health and metrics: what a sidecar is for. */
        LOGIN_PIPELINE
    }

    Console console();

    /** What Quarkus has no setting for about access tokens. */
    interface Token {

        /**
         * What header {@code typ} of an access token may say. RFC 9068 §4 has any other refused, an ID token's above all;
         * identity providers that do not follow it say {@code JWT} in both, and only the audience tells them apart.
         */
        @WithDefault("at+jwt")
        @NotEmpty
        List<String> types();

        /** How many verified tokens are remembered, 4 to 8 KiB each; 0 for none: every request has its signature checked. */
        @WithDefault("5000")
        @Min(0)
        @Max(100_000)
        int remembered();
    }

    /** How the keys are fetched where {@code mp.jwt.verify.publickey.location} is an address. */
    interface Jwks {

        /** From one good answer to the next question: a key that is withdrawn is refused after so long. */
        @WithDefault("5m")
        @DurationMin(seconds = 1)
        @DurationMax(hours = 24)
        Duration refreshInterval();

        /** From any answer to the next question, where it was no good one or a token names a key that nobody knows. */
        @WithDefault("10s")
        @DurationMin(seconds = 1)
        @DurationMax(minutes = 10)
        Duration forcedRefreshInterval();

        /** How long the last good keys are used while no others come. */
        @WithDefault("24h")
        @DurationMin(minutes = 1)
        @DurationMax(days = 7)
        Duration retainOnError();

        /** For a whole answer. */
        @WithDefault("3s")
        @DurationMin(millis = 100)
        @DurationMax(seconds = 30)
        Duration timeout();
    }

    /** What a high-assurance session is (RFC 9470). */
    interface StepUp {

        /** The claim that carries the session's level. */
        @WithDefault("acr")
        String claim();

        /** Any one of them suffices; the challenge lists them in this order. */
        @WithDefault("high_assurance")
        @NotEmpty
        List<String> acrValues();

        /** How long ago, by {@code auth_time}, the caller may have authenticated. No bound where absent. */
        Optional<@DurationMin(seconds = 1) Duration> maxAge();
    }

    /** Narrows the lifetimes that may be chosen, in hours, and how many codes one administrator may generate. */
    interface Policy {

        /** Codes of one administrator, for whomever, in any sliding hour. */
        @WithDefault("60")
        @Min(1)
        @Max(IssuerQuota.MAX_PER_HOUR)
        int issuerQuota();

        @WithDefault("1")
        @Min(Lifetime.MIN_HOURS)
        @Max(Lifetime.MAX_HOURS)
        int minHours();

        @WithDefault("24")
        @Min(Lifetime.MIN_HOURS)
        @Max(Lifetime.MAX_HOURS)
        int maxHours();
    }

    /** How many wrong codes may be tried against one user. */
    interface Throttling {

        @WithDefault("10")
        @Min(1)
        @Max(Throttle.MAX_PER_HOUR)
        int perHour();

        @WithDefault("50")
        @Min(1)
        @Max(Throttle.MAX_PER_DAY)
        int perDay();
    }

    /** The keys of the outer hash. There is no default: without one the service does not start. */
    interface Pepper {

        /** Names the key that new codes are hashed under. */
        String activeKey();

        /** Every key that a live code may have been hashed under, by its id. */
        Map<String, Key> keys();

        /** Either of the two: the key in base64, or a file that holds it so. */
        interface Key {

            @WithParentName
            Optional<String> base64();

            Optional<Path> file();
        }
    }

    /** The cost of the inner hash. */
    interface Hash {

        /**
         * Iterations of PBKDF2 for new codes. A thousand cost an attacker who has the database and the pepper 2^54
         * times a thousand hashes on average for a code that lives a day, and the service half a millisecond a call.
         */
        @WithDefault("1000")
        @Min(CodeHash.Parameters.MIN_ITERATIONS)
        @Max(1_000_000)
        int iterations();

        /**
         * How many hashes may be under way or waiting for a processor; the next is answered 503. At half a millisecond each,
         * two processors are done with all of them in an eighth of a second.
         */
        @WithDefault("500")
        @Min(1)
        @Max(100_000)
        int maxConcurrent();
    }

    /** The store of windows. */
    interface Redis {

        /** How long a window may take to answer before the history decides. */
        @WithDefault("250ms")
        @DurationMin(millis = 10)
        @DurationMax(seconds = 5)
        Duration timeout();

        CircuitBreaker circuitBreaker();
    }

    /** The store of everything else. */
    interface Postgres {

        /** How long a request waits for PostgreSQL before it is answered 503, and at most for a connection to it. */
        @WithDefault("5s")
        @DurationMin(millis = 100)
        @DurationMax(seconds = 20)
        Duration timeout();

        CircuitBreaker circuitBreaker();
    }

    /** Leaves alone for a while what fails again and again (MicroProfile Fault Tolerance 4.1 §7). */
    interface CircuitBreaker {

        /** How long nothing is asked before the next question is a trial. */
        @WithDefault("1s")
        @DurationMin(millis = 100)
        @DurationMax(seconds = 60)
        Duration delay();
    }

    /** What one replica takes on at a time. */
    interface Load {

        /**
         * How many requests may be under way; the next is answered 503 before it costs anything. A replica that answers two
         * thousand a second has a hundred under way at 50 ms each: a thousand is trouble, and there is no use in more.
         */
        @WithDefault("1000")
        @Min(1)
        @Max(100_000)
        int maxConcurrentRequests();
    }

    /** The page for administrators, and how they sign in to it. */
    interface Console {

        @WithDefault("false")
        boolean enabled();

        /**
         * Where the identity provider is, whose discovery document is found below it: an address, or a path of the service's
         * own. The issuer of access tokens where absent.
         */
        Optional<String> authority();

        /** What the identity provider knows the console by: a public client (RFC 6749 §2.1). */
        @WithDefault("latchkey-console")
        String clientId();

        /** What the console asks the identity provider for; {@code openid} is always among it. */
        @WithDefault("openid")
        @NotEmpty
        List<String> scopes();
    }
}
