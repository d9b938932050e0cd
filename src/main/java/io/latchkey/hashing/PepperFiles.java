package io.latchkey.hashing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;

/** Reads the pepper keys. Its errors name the wrong setting but not its value. */
public final class PepperFiles {

    private PepperFiles() {}

    public static Pepper read(PepperSettings settings) {
        List<PepperKey> keys = settings.keys().entrySet().stream()
                .map(entry -> new PepperKey(entry.getKey(), bytes(entry.getKey(), entry.getValue())))
                .toList();
        return new Pepper(settings.activeKey(), keys);
    }

    private static byte[] bytes(String id, PepperSettings.Key key) {
        if (key.base64().isPresent() == key.file().isPresent()) {
            throw new IllegalArgumentException(
                    "set either latchkey.pepper.keys.%s or latchkey.pepper.keys.%s.file".formatted(id, id));
        }
        return decode(id, key.base64().orElseGet(() -> content(id, key.file().orElseThrow())));
    }

    private static String content(String id, Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new IllegalArgumentException("the file of pepper key %s cannot be read: %s".formatted(id, file), e);
        }
    }

    /** Omits the decoder's message, which may contain the key. */
    private static byte[] decode(String id, String base64) {
        try {
            return Base64.getDecoder().decode(base64.strip());
        } catch (IllegalArgumentException containsTheKey) {
            throw new IllegalArgumentException("pepper key %s is not base64".formatted(id));
        }
    }
}
