package io.latchkey.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The instructions that build an image.
 *
 * @param instructions the words of each instruction, its name first
 */
public record Containerfile(List<List<String>> instructions) {

    /** @param kind jvm or native */
    public static Containerfile of(String kind) throws IOException {
        return new Containerfile(Files.readAllLines(Path.of("src/main/container/Containerfile." + kind)).stream()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(line -> List.of(line.split(" ")))
                .toList());
    }

    /** The arguments of each instruction of that name. */
    public List<List<String>> all(String name) {
        return named(instructions.stream(), name).toList();
    }

    /** The settings of every ENV instruction. */
    public Map<String, String> environment() {
        return all("ENV").stream()
                .flatMap(List::stream)
                .map(word -> word.split("=", 2))
                .collect(Collectors.toMap(setting -> setting[0], setting -> setting[1]));
    }

    /** The arguments of each instruction of that name in the final stage. */
    public List<List<String>> last(String name) {
        List<String> stage = all("FROM").get(all("FROM").size() - 1);
        int start = instructions.lastIndexOf(
                Stream.concat(Stream.of("FROM"), stage.stream()).toList());
        return named(instructions.stream().skip(start), name).toList();
    }

    private static Stream<List<String>> named(Stream<List<String>> instructions, String name) {
        return instructions.filter(words -> words.get(0).equals(name)).map(words -> words.subList(1, words.size()));
    }
}
