package io.latchkey.http;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

/** How much load one replica accepts. */
@ConfigMapping(prefix = "latchkey.load")
public interface LoadSettings {

    /**
     * The maximum number of concurrent requests. The next is answered 503 at once. A replica that answers two thousand a
     * second at 50 ms each has a hundred in progress, so a thousand means trouble and a higher bound would not help.
     */
    @WithDefault("1000")
    @Min(1)
    @Max(100_000)
    int maxConcurrentRequests();
}
