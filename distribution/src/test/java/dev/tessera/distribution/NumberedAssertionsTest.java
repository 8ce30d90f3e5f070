package dev.tessera.distribution;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** {@code docs/assertions.md} says which tests there are. */
final class NumberedAssertionsTest {
    private static final int ASSERTIONS = 48;
    private static final Path ROOT = Path.of(System.getProperty("tessera.root"));
    private static final Pattern TEST = Pattern.compile("void assertion(\\d+)[A-Z]");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| (\\d+) \\|[^|]*\\|([^|]*)\\|$");
    private static final Pattern CLASS = Pattern.compile("`(\\w+)`");

    @Test
    void areListed() throws IOException {
        String table = Files.readString(ROOT.resolve("docs/assertions.md"));
        NavigableMap<Integer, NavigableSet<String>> listed = new TreeMap<>();
        ROW.matcher(table).results().forEach(row -> listed.put(number(row), classes(row.group(2))));

        assertThat(listed.keySet())
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, ASSERTIONS).boxed().toList());
        listed.values().removeIf(Collection::isEmpty);
        assertThat(listed).isEqualTo(tested());
    }

    private static NavigableMap<Integer, NavigableSet<String>> tested() throws IOException {
        NavigableMap<Integer, NavigableSet<String>> tested = new TreeMap<>();
        try (Stream<Path> files = Files.walk(ROOT)) {
            files.filter(file -> file.toString().contains("/src/test/java/")
                            && file.toString().endsWith(".java"))
                    .forEach(file -> TEST.matcher(text(file))
                            .results()
                            .forEach(test -> tested.computeIfAbsent(number(test), _ -> new TreeSet<>())
                                    .add(file.getFileName().toString().replace(".java", ""))));
        }
        return tested;
    }

    private static NavigableSet<String> classes(String cell) {
        return CLASS.matcher(cell).results().map(name -> name.group(1)).collect(toCollection(TreeSet::new));
    }

    private static int number(MatchResult result) {
        return Integer.parseInt(result.group(1));
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
