package dev.tessera.media.sources.cache;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tessera.spi.config.DataSize;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class FetchedMediaTest {
    private static final Duration TTL = Duration.ofHours(24);
    private static final String A = "https://media.example/a.png";
    private static final String B = "https://media.example/b.png";
    private static final String C = "https://media.example/c.png";

    @TempDir
    private Path directory;

    private Instant now = Instant.parse("2026-01-01T00:00:00Z");
    private FetchedMedia media;

    @BeforeEach
    void open() {
        media = open(directory);
    }

    @Test
    void assertion42FindsWhatWasFetchedUntilNobodyAskedForItWithinTheTtl() throws IOException {
        keep(A, 4);

        pass(TTL);
        assertThat(media.find(A, 4)).contains(new byte[4]);
        pass(TTL);
        assertThat(media.find(A, 4)).as("asked for in time").isPresent();
        pass(TTL.plusMillis(1));
        assertThat(media.find(A, 4)).isEmpty();
        assertThat(files()).isEmpty();
        assertThat(media.find(B, 4)).isEmpty();
    }

    @Test
    void assertion42EvictsWhatWasNotAskedForTheLongestTime() {
        keep(A, 4);
        pass(Duration.ofSeconds(1));
        keep(B, 4);
        pass(Duration.ofSeconds(1));
        assertThat(media.find(A, 4)).isPresent();
        pass(Duration.ofSeconds(1));

        keep(C, 4);

        assertThat(media.find(A, 4)).isPresent();
        assertThat(media.find(B, 4)).isEmpty();
        assertThat(media.find(C, 4)).isPresent();
    }

    @Test
    void assertion42DoesNotEvictWhatWasJustWritten() {
        keep(A, 4);
        keep(B, 4);
        // the clock of another process may be ahead
        now = now.minusSeconds(60);

        keep(C, 10);

        assertThat(media.find(C, 10)).isPresent();
        assertThat(media.find(A, 4)).isEmpty();
        assertThat(media.find(B, 4)).isEmpty();
    }

    @Test
    void assertion42KeepsNothingWhereNothingCanBeWritten() throws IOException {
        Path file = Files.writeString(directory.resolve("file"), "in the way");
        FetchedMedia without = open(file.resolve("below"));

        without.keep(A, new byte[4]);

        assertThat(without.find(A, 4)).isEmpty();
        assertThat(files()).containsExactly("file");
    }

    @Test
    void replacesWhatWasFetchedBeforeByWhatIsThereNow() throws IOException {
        keep(A, 4);
        keep(A, 6);

        assertThat(media.find(A, 6)).contains(new byte[6]);
        assertThat(files()).hasSize(1);
    }

    @Test
    void doesNotFindWhatIsLargerThanWanted() {
        keep(A, 4);

        assertThat(media.find(A, 3)).isEmpty();
        assertThat(media.find(A, 4)).isPresent();
    }

    @Test
    void keepsNothingThatIsLargerThanAllThatMayBeKept() {
        keep(A, 4);
        keep(B, 11);

        assertThat(media.find(A, 4)).isPresent();
        assertThat(media.find(B, 11)).isEmpty();
    }

    @Test
    void sharesTheDirectoryWithOtherProcessesAndOtherFiles() throws IOException {
        Files.write(directory.resolve("photo.png"), new byte[100]);
        Files.createDirectory(directory.resolve("0123456789abcdef0123"));
        keep(A, 8);
        FetchedMedia other = open(directory);

        assertThat(other.find(A, 8)).isPresent();
        other.keep(B, new byte[8]);

        assertThat(media.find(A, 8)).as("evicted by the other").isEmpty();
        assertThat(files()).hasSize(3).contains("photo.png", "0123456789abcdef0123");
    }

    @Test
    void deletesWhatAProcessLeftBehindThatEndedWhileItWrote() throws IOException {
        Path part = Files.write(directory.resolve(".fetched-1.part"), new byte[4]);
        Files.setLastModifiedTime(part, FileTime.from(now.minus(TTL).minusSeconds(1)));

        keep(A, 4);

        assertThat(files()).hasSize(1).doesNotContain(".fetched-1.part");
    }

    @Test
    void doesNotReadThroughLinks() throws IOException {
        Path secret = Files.writeString(directory.resolve("secret"), "secret", UTF_8);
        Files.createSymbolicLink(directory.resolve(EntryName.of(A)), secret);

        assertThat(media.find(A, 100)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        // the digests are those of sha256sum
        "https://media.example/a.png, 4286467e0b8847324792.png",
        "https://media.example/a.png?b=c.jpg, .png",
        "https://media.example/a.tar.gz, .gz",
        "https://media.example/a, ''",
        "https://media.example, ''",
        "https://media.example/, ''",
        "https://media.example/.hidden, ''",
        "https://media.example/a.b/c, ''",
        "https://media.example/a.verylongextension, ''",
        "https://media.example/a.p%2fg, ''",
    })
    void namesFilesByTheUrl(String url, String end) {
        String name = EntryName.of(url);

        assertThat(name).endsWith(end).matches("[0-9a-f]{20}(\\..+)?");
        assertThat(name.indexOf('.')).isEqualTo(end.contains(".") ? 20 : -1);
        assertThat(EntryName.isOne(name)).isTrue();
    }

    private FetchedMedia open(Path path) {
        InstantSource clock = () -> now;
        return new FetchedMedia(new CacheConfig(Optional.of(path), new DataSize(10), TTL), clock);
    }

    private void keep(String url, int bytes) {
        media.keep(url, new byte[bytes]);
    }

    private void pass(Duration duration) {
        now = now.plus(duration);
    }

    private Stream<String> files() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString()).toList().stream();
        }
    }
}
