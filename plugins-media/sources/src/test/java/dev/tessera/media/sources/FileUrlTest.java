package dev.tessera.media.sources;

import static dev.tessera.spi.error.StandardErrors.INVALID_REQUEST;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tessera.spi.error.TesseraException;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class FileUrlTest {
    @ParameterizedTest
    @CsvSource({
        "file:///a/b.png, /a/b.png",
        "file:/a/b.png, /a/b.png",
        "file://localhost/a/b.png, /a/b.png",
        "FILE://LOCALHOST/a/b.png, /a/b.png",
        "file:///a%20b/%C3%BC+%25.png, /a b/ü+%.png",
        "file:///a b/ü.png, /a b/ü.png",
        "file:///a/%2e%2E/b.png, /a/../b.png",
        "file:///a/b.png?x=1, /a/b.png",
        "file:///a/b.png#x?, /a/b.png",
        "file:///a/b%3Fx%23.png, /a/b?x#.png",
        "file:////a//b.png, /a/b.png",
    })
    void namesAPath(String url, Path path) {
        assertThat(FileUrl.parse(url).path()).isEqualTo(path);
    }

    @ParameterizedTest
    @CsvSource({
        "file:, its path is not absolute",
        "file:a.png, its path is not absolute",
        "file://, its path is not absolute",
        "file://localhost, its path is not absolute",
        "file://server/share/a.png, it names a host",
        "file://a.png, it names a host",
        "file://user@localhost/a.png, it names a host",
        "file:///a%2, a '%' is not followed by two hexadecimal digits",
        "file:///a%, a '%' is not followed by two hexadecimal digits",
        "file:///a%zz, a '%' is not followed by two hexadecimal digits",
        "file:///a%-1b, a '%' is not followed by two hexadecimal digits",
        "file:///a%ff, its path is not UTF-8",
        "file:///a%00.png, its path holds a character that no path can hold",
    })
    void refusesOtherUrls(String url, String problem) {
        assertThatThrownBy(() -> FileUrl.parse(url))
                .hasMessage("the file URL is invalid: " + problem)
                .isInstanceOfSatisfying(
                        TesseraException.class, e -> assertThat(e.code()).isEqualTo(INVALID_REQUEST));
    }
}
