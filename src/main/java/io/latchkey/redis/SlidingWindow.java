package io.latchkey.redis;

import io.latchkey.domain.code.RateLimit;
import io.latchkey.domain.code.RateLimitState;
import io.vertx.core.Future;
import io.vertx.redis.client.RedisAPI;
import io.vertx.redis.client.Response;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Places of one user in windows that slide, taken by the one script that decides. Fails where Redis does. */
@Singleton
public final class SlidingWindow {

    private static final String NUMBER_OF_KEYS = "1";

    private final RedisAPI redis;
    private final LuaScript script;

    public SlidingWindow(RedisAPI redis) {
        this.redis = redis;
        this.script = LuaScript.load("/redis/sliding-window.lua");
    }

    /** Nothing where the place is taken; otherwise the limit that has room last, and no place is taken. */
    Future<Optional<RateLimitState>> take(String key, String place, List<RateLimit> limits) {
        List<String> arguments = new ArrayList<>(List.of(NUMBER_OF_KEYS, key, place));
        limits.forEach(limit -> {
            arguments.add(Integer.toString(limit.limit()));
            arguments.add(Long.toString(TimeUnit.MICROSECONDS.convert(limit.window())));
        });
        return run(arguments).map(answer -> exhausted(answer, limits));
    }

    /** Also where there is no such place. */
    Future<Void> leave(String key, String place) {
        return redis.zrem(List.of(key, place)).mapEmpty();
    }

    /** Answered by whichever node of a cluster comes first. */
    Future<Void> ping() {
        return redis.ping(List.of()).mapEmpty();
    }

    /**
     * By digest; by text where this Redis has not seen it yet, which is after its start and after a failover. EVAL keeps the
     * script on the very node that holds the key; SCRIPT LOAD, which names no key, would reach any node of a cluster.
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

    private static Optional<RateLimitState> exhausted(Response answer, List<RateLimit> limits) {
        int limit = answer.get(0).toInteger();
        return limit == 0
                ? Optional.empty()
                : Optional.of(new RateLimitState(limits.get(limit - 1), 0, micros(answer.get(1))));
    }

    private static Duration micros(Response wait) {
        return Duration.of(wait.toLong(), ChronoUnit.MICROS);
    }
}
