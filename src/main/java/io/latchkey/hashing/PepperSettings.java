package io.latchkey.hashing;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithParentName;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** The keys of the outer hash. There is no default: without one the service does not start. */
@ConfigMapping(prefix = "latchkey.pepper")
public interface PepperSettings {

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
