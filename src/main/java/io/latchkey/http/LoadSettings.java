package io.latchkey.http;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

/** What one replica takes on at a time. */
@ConfigMapping(prefix = "latchkey.load")
public interface LoadSettings {

    /**
     * How many requests may be under way; the next is answered 503 before it costs anything. A replica that answers two
     * thousand a second has a hundred under way at 50 ms each: a thousand is trouble, and there is no use in more.
     */
    @WithDefault("1000")
    @Min(1)
    @Max(100_000)
    int maxConcurrentRequests();
}
