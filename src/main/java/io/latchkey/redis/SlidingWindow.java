package io.latchkey.redis;

import io.latchkey.domain.code.RateLimit;
import io.latchkey.domain.code.RateLimitState;
import io.vertx.core.Future;
import io.vertx.redis.client.RedisAPI;
import io.vertx.redis.client.Response;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Sliding windows in Redis, each decided by one script. Every method fails if Redis does. */
@Singleton
public final class SlidingWindow {

    private static final String NUMBER_OF_KEYS = "1";

    private final RedisAPI redis;
    private final LuaScript script;

    public SlidingWindow(RedisAPI redis) {
        this.redis = redis;
        this.script = LuaScript.load("/redis/sliding-window.lua");
    }

    /** Empty if the place was taken; otherwise no place was taken and the answer is the state of the exhausted limit. */
    Future<Optional<RateLimitState>> take(String key, String place, RateLimit limit) {
        String window = Long.toString(TimeUnit.MICROSECONDS.convert(limit.window()));
        return run(List.of(NUMBER_OF_KEYS, key, place, Integer.toString(limit.limit()), window))
                .map(wait -> exhausted(wait, limit));
    }

    /** Succeeds even if there is no such place. */
    Future<Void> leave(String key, String place) {
        return redis.zrem(List.of(key, place)).mapEmpty();
    }

    /** In a cluster, any node may answer. */
    Future<Void> ping() {
        return redis.ping(List.of()).mapEmpty();
    }

    /**
     * Runs the script by its digest, or by its text if this Redis does not know it yet, which is the case after a start or a
     * failover. EVAL stores the script on the node that holds the key; SCRIPT LOAD names no key and could reach any node of a
     * cluster.
     */
    private Future<Response> run(List<String> arguments) {
        return redis.evalsha(call(script.digest(), arguments))
                .recover(failure -> isUnknownScript(failure)
                        ? redis.eval(call(script.text(), arguments))
                        : Future.failedFuture(failure));
    }

    private static List<String> call(String script, List<String> arguments) {
        return Stream.concat(Stream.of(script), arguments.stream()).toList();
    }

    private static boolean isUnknownScript(Throwable failure) {
        return failure.getMessage() != null && failure.getMessage().startsWith("NOSCRIPT");
    }

    private static Optional<RateLimitState> exhausted(Response wait, RateLimit limit) {
        long micros = wait.toLong();
        return micros == 0
                ? Optional.empty()
                : Optional.of(new RateLimitState(limit, 0, Duration.of(micros, ChronoUnit.MICROS)));
    }
}
