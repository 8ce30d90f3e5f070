package dev.tessera.media.sources;

import static dev.tessera.spi.error.StandardErrors.INVALID_MEDIA;
import static dev.tessera.spi.error.StandardErrors.INVALID_REQUEST;
import static dev.tessera.spi.error.StandardErrors.MEDIA_TOO_LARGE;
import static dev.tessera.spi.error.StandardErrors.UNSUPPORTED_MEDIA;
import static dev.tessera.spi.media.Modality.IMAGE;
import static dev.tessera.spi.media.Modality.VIDEO;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tessera.spi.error.ErrorCode;
import dev.tessera.spi.error.TesseraException;
import dev.tessera.spi.media.EncodedMedia;
import java.util.Base64;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class DataUrlSourceTest {
    private final DataUrlSource source = new DataUrlSource();

    @Test
    void servesDataUrls() {
        assertThat(source.schemes()).containsExactly("data");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "data:image/png;base64,aGVsbG8= | image/png",
                "data:image/svg+xml;charset=utf-8;base64,aGVsbG8= | image/svg+xml",
                "data:;base64,aGVsbG8= | ''",
                "DATA:image/png;base64,aGVsbG8= | image/png",
                "data:image/png;base64;base64,aGVsbG8= | image/png",
            })
    void decodesBase64(String url, String mediaType) {
        EncodedMedia media = source.fetch(url, IMAGE, 5);

        assertThat(new String(media.bytes(), UTF_8)).isEqualTo("hello");
        assertThat(media.mediaType()).isEqualTo(mediaType);
    }

    @ParameterizedTest
    @CsvSource({"'', 0", "AA==, 1", "AAA=, 2", "AAAA, 3", "AB==, 1", "+/+/, 3"})
    void decodesContentOfEachLength(String content, int bytes) {
        assertThat(source.fetch("data:;base64," + content, IMAGE, 3).bytes()).hasSize(bytes);
    }

    @ParameterizedTest
    @ValueSource(strings = {"data:", "data:image/png", "data:image/png;base64", "data:image/png;base64;aGVsbG8="})
    void assertion28RefusesUrlsWithoutASeparator(String url) {
        assertError(url, INVALID_REQUEST, "the data URL is invalid: missing ',' separator");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "data:image/png,xyz",
                "data:,",
                "data:base64,aGVsbG8=",
                "data:image/png;BASE64,aGVsbG8=",
                "data:image/png;base64;charset=utf-8,aGVsbG8=",
                "data:image/png;base64 ,aGVsbG8=",
                "data:text/plain;charset=utf-8,hello"
            })
    void assertion28RefusesOtherEncodings(String url) {
        assertError(url, UNSUPPORTED_MEDIA, "only base64 data URLs are supported");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"aGVs bG8", "aGVs\nbG8", "aGVsbG8!", "aGVsbG8%", "_-_-", "aG==bG8=", "====", "A===", "aGV\u0142"
            })
    void assertion28RefusesOtherCharacters(String content) {
        assertError(
                "data:;base64," + content, INVALID_MEDIA, "the media is not base64: a character does not belong there");
    }

    @ParameterizedTest
    @CsvSource({"aGVsbG8, 7", "aGVsb, 5", "'aGVsbG8=\n', 9"})
    void refusesContentWithoutItsPadding(String content, int length) {
        assertError(
                "data:;base64," + content,
                INVALID_MEDIA,
                "the media in base64 has %d characters, which is not a multiple of 4: it is cut off or lacks its padding"
                        .formatted(length));
    }

    @Test
    void refusesContentOverTheLimitBeforeDecodingIt() {
        assertThatThrownBy(() -> source.fetch("data:;base64,!!!!!!==", IMAGE, 3))
                .hasMessage("the media has 4 bytes, but the limit is 3")
                .isInstanceOfSatisfying(
                        TesseraException.class, e -> assertThat(e.code()).isEqualTo(MEDIA_TOO_LARGE));
    }

    @ParameterizedTest
    @ValueSource(strings = {"data:video/jpeg;base64,aGVs,bG8=", "data:Video/JPEG;base64,aGVs,bG8="})
    void passesOnTheFramesOfVideos(String url) {
        EncodedMedia media = source.fetch(url, VIDEO, 9);

        assertThat(new String(media.bytes(), UTF_8)).isEqualTo("aGVs,bG8=");
        assertThat(media.mediaType()).isEqualTo("video/jpeg");
    }

    @Test
    void refusesFramesOverTheLimit() {
        assertThatThrownBy(() -> source.fetch("data:video/jpeg;base64,aGVs,bG8=", VIDEO, 8))
                .hasMessage("the media has 9 bytes, but the limit is 8")
                .isInstanceOfSatisfying(
                        TesseraException.class, e -> assertThat(e.code()).isEqualTo(MEDIA_TOO_LARGE));
    }

    @Test
    void decodesLargeContent() {
        byte[] bytes = new byte[40_000_000];
        new Random(1).nextBytes(bytes);

        assertThat(source.fetch(
                                "data:image/png;base64," + Base64.getEncoder().encodeToString(bytes),
                                IMAGE,
                                bytes.length)
                        .bytes())
                .isEqualTo(bytes);
    }

    private void assertError(String url, ErrorCode code, String message) {
        assertThatThrownBy(() -> source.fetch(url, IMAGE, 100))
                .hasMessage(message)
                .isInstanceOfSatisfying(
                        TesseraException.class, e -> assertThat(e.code()).isEqualTo(code));
    }
}
