package io.latchkey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** README.md and the pages in docs/: their length, their beginnings, and the links between them. */
class DocumentationTest {

    private static final Path README = Path.of("README.md");
    private static final Path PAGES = Path.of("docs");
    private static final int README_LINES = 150;

    private static final Pattern CODE = Pattern.compile("(?ms)^ *```.*?^ *```$");
    private static final Pattern HEADING = Pattern.compile("(?m)^#+ (.+)$");
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");
    private static final Pattern BEGINNING = Pattern.compile("# [^\n]+\n\nFor [^\n]+\n.*", Pattern.DOTALL);
    private static final Pattern DATE = Pattern.compile("\\b\\d{1,2} (January|February|March|April|May|June|July|August"
            + "|September|October|November|December) \\d{4}\\b|\\b\\d{4}-\\d{2}-\\d{2}\\b");

    private static final Pattern CLASS = Pattern.compile("`(?:io\\.latchkey\\.)?([a-z]+(?:[./][a-z]+)*[./][A-Z]\\w+)`");
    private static final List<Path> SOURCES =
            List.of(Path.of("src/main/java/io/latchkey"), Path.of("src/test/java/io/latchkey"));

    static List<Path> pages() throws IOException {
        try (Stream<Path> files = Files.list(PAGES)) {
            return files.sorted().toList();
        }
    }

    static Stream<Path> documents() throws IOException {
        return Stream.concat(Stream.of(README, Path.of("CHANGELOG.md"), Path.of("SECURITY.md")), pages().stream());
    }

    @Test
    void readme_isShort() throws IOException {
        int lines = Files.readAllLines(README).size();
        assertTrue(lines <= README_LINES, () -> lines + " lines");
    }

    @ParameterizedTest
    @MethodSource("pages")
    void page_beginsWithAHeading_andNamesItsReaders(Path page) throws IOException {
        assertTrue(BEGINNING.matcher(Files.readString(page)).matches());
    }

    @ParameterizedTest
    @MethodSource("documents")
    void relativeLinks_leadToAFileAndAHeading(Path document) {
        Set<String> broken = links(document)
                .filter(link -> !leadsSomewhere(document, link))
                .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(Set.of(), broken);
    }

    @Test
    void everyPage_isLinkedFromAnotherDocument() throws IOException {
        Set<Path> unlinked = new TreeSet<>(pages());
        documents()
                .forEach(document -> links(document)
                        .map(link -> target(document, link))
                        .filter(target -> !target.equals(document))
                        .forEach(unlinked::remove));
        assertEquals(Set.of(), unlinked);
    }

    /** Measurements have a date, and age. Examples of instants are in code. */
    @ParameterizedTest
    @MethodSource("pages")
    void onlyBenchmarks_haveDates(Path page) {
        Set<String> dates = DATE.matcher(prose(page))
                .results()
                .map(MatchResult::group)
                .collect(Collectors.toCollection(TreeSet::new));
        assertTrue(dates.isEmpty() || page.endsWith("benchmarks.md"), dates::toString);
    }

    /** In full, or as a path in the table of rules in docs/design.md. */
    @ParameterizedTest
    @MethodSource("documents")
    void classesThatAreNamed_exist(Path document) throws IOException {
        Set<String> missing = CLASS.matcher(Files.readString(document))
                .results()
                .map(name -> name.group(1).replace('.', '/'))
                .filter(name -> SOURCES.stream().noneMatch(source -> Files.exists(source.resolve(name + ".java"))))
                .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(Set.of(), missing);
    }

    private static boolean leadsSomewhere(Path document, String link) {
        Path target = target(document, link);
        int anchor = link.indexOf('#');
        return Files.exists(target) && (anchor < 0 || anchors(target).contains(link.substring(anchor + 1)));
    }

    private static Stream<String> links(Path document) {
        return LINK.matcher(prose(document))
                .results()
                .map(link -> link.group(1))
                .filter(link -> !link.contains("://"));
    }

    private static Path target(Path document, String link) {
        String file = link.replaceFirst("#.*", "");
        return file.isEmpty() ? document : document.resolveSibling(file).normalize();
    }

    /** As GitHub and GitLab make them of headings. */
    private static Set<String> anchors(Path document) {
        return HEADING.matcher(prose(document))
                .results()
                .map(heading -> heading.group(1)
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("[^\\w\\- ]", "")
                        .replace(' ', '-'))
                .collect(Collectors.toSet());
    }

    private static String prose(Path document) {
        try {
            return CODE.matcher(Files.readString(document)).replaceAll("");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
