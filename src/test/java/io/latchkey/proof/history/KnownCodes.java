package io.latchkey.proof.history;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/** All codes that clients received, in the order in which they received them. */
final class KnownCodes {

    private final Map<String, List<String>> codes = new ConcurrentHashMap<>();

    void add(String user, String code) {
        codes.computeIfAbsent(user, none -> new CopyOnWriteArrayList<>()).add(code);
    }

    Optional<String> newest(String user) {
        List<String> known = of(user);
        return known.isEmpty() ? Optional.empty() : Optional.of(known.get(known.size() - 1));
    }

    Optional<String> any(String user, RandomGenerator random) {
        List<String> known = of(user);
        return known.isEmpty() ? Optional.empty() : Optional.of(known.get(random.nextInt(known.size())));
    }

    Stream<String> users() {
        return codes.keySet().stream().sorted();
    }

    private List<String> of(String user) {
        return List.copyOf(codes.getOrDefault(user, List.of()));
    }
}
