package dev.tessera.platform.media;

import static dev.tessera.spi.error.StandardErrors.INVALID_PLUGIN;
import static dev.tessera.spi.media.Modality.IMAGE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.tessera.spi.error.TesseraException;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What the distribution's plugins contribute is put together in its tests. */
final class MediaLoaderFactoryTest {
    private final TestingMedia media = new TestingMedia();

    @Test
    void findsParsersByWhatTheyDecode() {
        assertThat(MediaLoaderFactory.byModality(Map.of("a", media))).isEqualTo(Map.of(IMAGE, media));
    }

    @Test
    void refusesTwoParsersOfAModality() {
        assertThatExceptionOfType(TesseraException.class)
                .isThrownBy(
                        () -> MediaLoaderFactory.byModality(new TreeMap<>(Map.of("a", media, "b", new TestingMedia()))))
                .withMessage("the modality parsers a and b both decode image input")
                .satisfies(refusal -> assertThat(refusal.code()).isEqualTo(INVALID_PLUGIN));
    }
}
