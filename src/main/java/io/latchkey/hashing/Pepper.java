package io.latchkey.hashing;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The pepper keys of an installation: the active key hashes new codes, the others verify live codes. */
public final class Pepper {

    private final PepperKey active;
    private final Map<String, PepperKey> keys;

    /** @throws IllegalArgumentException if the active key is not among the keys */
    public Pepper(String activeKey, Collection<PepperKey> keys) {
        this.keys = keys.stream().collect(Collectors.toUnmodifiableMap(PepperKey::id, Function.identity()));
        this.active = key(activeKey)
                .orElseThrow(
                        () -> new IllegalArgumentException("there is no pepper key " + activeKey + ", the active one"));
    }

    PepperKey active() {
        return active;
    }

    /** Empty if the key was retired. */
    Optional<PepperKey> key(String id) {
        return Optional.ofNullable(keys.get(id));
    }
}
