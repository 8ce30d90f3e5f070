package dev.tessera.platform.media;

import static dev.tessera.spi.error.StandardErrors.CANCELLED;
import static dev.tessera.spi.error.StandardErrors.INVALID_CONFIGURATION;
import static dev.tessera.spi.error.StandardErrors.INVALID_PLUGIN;
import static dev.tessera.spi.media.Modality.IMAGE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.tessera.spi.config.DataSize;
import dev.tessera.spi.error.TesseraException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the distribution's plugins contribute is put together in its tests. */
final class MediaLoaderFactoryTest {
    private final TestingMedia media = new TestingMedia();
    private final TestingMediaLoader loading = new TestingMediaLoader();

    @AfterEach
    void close() {
        loading.loader.close();
    }

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

    @Test
    void closesALoaderOfWhatTheModelDoesNotTake() {
        MediaLoader loader = loader("smell=1");

        assertThatExceptionOfType(TesseraException.class)
                .isThrownBy(() -> MediaLoaderFactory.closedUnlessSupported(loader, loading.media))
                .satisfies(refusal -> assertThat(refusal.code()).isEqualTo(INVALID_CONFIGURATION));
        assertThatExceptionOfType(TesseraException.class)
                .isThrownBy(() -> load(loader))
                .satisfies(refusal -> assertThat(refusal.code()).isEqualTo(CANCELLED));
    }

    @Test
    void leavesALoaderOpenThatTheModelGoesWith() {
        try (MediaLoader loader = loader("image=1")) {
            assertThat(MediaLoaderFactory.closedUnlessSupported(loader, loading.media))
                    .isSameAs(loader);
            assertThat(load(loader)).hasSize(1);
        }
    }

    private MediaLoader loader(String limits) {
        return loading.loader(new MediaConfig(new DataSize(100), 1, Optional.of(new DataSize(0)), limits, "", ""));
    }

    private List<LoadedItem> load(MediaLoader loader) {
        return loader.load(
                "model",
                loading.media,
                List.of(TestingMediaLoader.encoded("red")),
                TestingMediaLoader.request("", TestingMediaLoader.none(), TestingMediaLoader.none()));
    }
}
