package io.latchkey.hashing;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithParentName;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** The keys of the outer hash. There is no default: without a key the service does not start. */
@ConfigMapping(prefix = "latchkey.pepper")
public interface PepperSettings {

    /** The ID of the key for new codes. */
    String activeKey();

    /** By ID, every key under which a live code may have been hashed. */
    Map<String, Key> keys();

    /** Exactly one of the two: the key in base64, or a file that contains it in base64. */
    interface Key {

        @WithParentName
        Optional<String> base64();

        Optional<Path> file();
    }
}
