package dev.tessera.media.sources;

import static dev.tessera.spi.error.StandardErrors.INVALID_REQUEST;
import static dev.tessera.spi.error.StandardErrors.MEDIA_TOO_LARGE;
import static dev.tessera.spi.error.StandardErrors.MEDIA_UNREACHABLE;
import static dev.tessera.spi.media.Modality.IMAGE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tessera.spi.error.ErrorCode;
import dev.tessera.spi.error.TesseraException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class FileUrlSourceTest {
    private static final String OUTSIDE =
            "the file URL names a path outside the directory that sources.allowed-local-media-path allows";

    @TempDir
    private Path directory;

    private Path allowed;
    private FileUrlSource source;

    @BeforeEach
    void createFiles() throws IOException {
        allowed = Files.createDirectories(directory.resolve("allowed"));
        Files.createDirectories(allowed.resolve("sub"));
        Files.createDirectories(directory.resolve("allowed-not"));
        Files.write(allowed.resolve("sub/a b.png"), new byte[] {1, 2, 3});
        Files.write(directory.resolve("secret.png"), new byte[] {4});
        Files.write(directory.resolve("allowed-not/secret.png"), new byte[] {5});
        source = new FileUrlSource(new SourcesConfig(Optional.of(allowed)));
    }

    @Test
    void servesFileUrls() {
        assertThat(source.schemes()).containsExactly("file");
    }

    @Test
    void assertion31ReadsFilesBelowTheAllowedDirectory() {
        assertThat(source.fetch(url("allowed/sub/a%20b.png"), IMAGE, 3).bytes()).containsExactly(1, 2, 3);
        assertThat(source.fetch(url("allowed/sub/../sub/a%20b.png"), IMAGE, 3).mediaType())
                .isEmpty();
    }

    @Test
    void readsThroughLinksThatStayInside() throws IOException {
        Files.createSymbolicLink(allowed.resolve("link.png"), allowed.resolve("sub/a b.png"));
        Path link = Files.createSymbolicLink(directory.resolve("linked"), allowed);

        assertThat(source.fetch(url("allowed/link.png"), IMAGE, 3).bytes()).hasSize(3);
        FileUrlSource linked = new FileUrlSource(new SourcesConfig(Optional.of(link)));
        assertThat(linked.fetch(url("linked/link.png"), IMAGE, 3).bytes()).hasSize(3);
        assertThat(linked.fetch(url("allowed/link.png"), IMAGE, 3).bytes()).hasSize(3);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "secret.png",
                "missing.png",
                "allowed-not/secret.png",
                "allowed/../secret.png",
                "allowed/%2e%2e/secret.png",
                "allowed/sub/../../missing.png",
                "allowed/out.png",
                "allowed/outside/secret.png",
                ""
            })
    void assertion31RefusesPathsOutside(String path) throws IOException {
        Files.createSymbolicLink(allowed.resolve("out.png"), directory.resolve("secret.png"));
        Files.createSymbolicLink(allowed.resolve("outside"), directory);

        assertError(() -> source.fetch(url(path), IMAGE, 100), INVALID_REQUEST, OUTSIDE);
    }

    @Test
    void assertion31RefusesAllFilesWhereNoDirectoryIsConfigured() {
        FileUrlSource closed = new FileUrlSource(new SourcesConfig(Optional.empty()));

        assertError(
                () -> closed.fetch(url("allowed/sub/a%20b.png"), IMAGE, 100),
                INVALID_REQUEST,
                "file URLs are not allowed here, because sources.allowed-local-media-path is not set");
    }

    @Test
    void refusesMissingFiles() {
        assertError(
                () -> source.fetch(url("allowed/missing.png"), IMAGE, 100),
                MEDIA_UNREACHABLE,
                "the file URL names a file that does not exist");
    }

    @ParameterizedTest
    @ValueSource(strings = {"allowed", "allowed/sub", "allowed/sub/"})
    void refusesDirectories(String path) {
        assertError(() -> source.fetch(url(path), IMAGE, 100), MEDIA_UNREACHABLE, "the file URL does not name a file");
    }

    @ParameterizedTest
    @ValueSource(strings = {"allowed/loop.png", "allowed/sub/a%20b.png/x"})
    void refusesPathsThatCannotBeFollowed(String path) throws IOException {
        Files.createSymbolicLink(allowed.resolve("loop.png"), allowed.resolve("loop.png"));

        assertError(
                () -> source.fetch(url(path), IMAGE, 100),
                MEDIA_UNREACHABLE,
                "the file that the file URL names cannot be read");
    }

    @Test
    void refusesFilesOverTheLimitBeforeReadingThem() throws IOException {
        assertError(
                () -> source.fetch(url("allowed/sub/a%20b.png"), IMAGE, 2),
                MEDIA_TOO_LARGE,
                "the file has 3 bytes, but the limit is 2");
    }

    @Test
    void readsNoMoreThanTheLimitOfFilesThatSayNoSize() {
        FileUrlSource system = new FileUrlSource(new SourcesConfig(Optional.of(Path.of("/proc"))));

        assertError(
                () -> system.fetch("file:///proc/version", IMAGE, 5),
                MEDIA_TOO_LARGE,
                "the file has 6 bytes, but the limit is 5");
    }

    private String url(String path) {
        return "file://%s/%s".formatted(directory, path);
    }

    private static void assertError(ThrowingCallable call, ErrorCode code, String message) {
        assertThatThrownBy(call)
                .hasMessage(message)
                .isInstanceOfSatisfying(
                        TesseraException.class, e -> assertThat(e.code()).isEqualTo(code));
    }
}
