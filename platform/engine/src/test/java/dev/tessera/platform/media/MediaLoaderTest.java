package dev.tessera.platform.media;

import static dev.tessera.platform.media.TestingMediaLoader.encoded;
import static dev.tessera.platform.media.TestingMediaLoader.named;
import static dev.tessera.platform.media.TestingMediaLoader.url;
import static dev.tessera.spi.error.StandardErrors.CANCELLED;
import static dev.tessera.spi.error.StandardErrors.TOO_MANY_MEDIA_ITEMS;
import static dev.tessera.spi.error.StandardErrors.UNSUPPORTED_MODALITY;
import static dev.tessera.spi.media.Modality.AUDIO;
import static dev.tessera.spi.media.Modality.IMAGE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tessera.spi.generation.ContentPart;
import dev.tessera.spi.media.MediaItem;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class MediaLoaderTest {
    private final TestingMediaLoader loading = new TestingMediaLoader();

    @AfterEach
    void close() {
        loading.loader.close();
    }

    @Test
    void processesTheSameContentOnce() {
        loading.media.web.put("web:a", "red");
        List<LoadedItem> items = loading.load(encoded("red"), encoded("blue"), url("web:a"));

        assertThat(items.stream().map(TestingMediaLoader::pixels)).containsExactly("red", "blu", "red");
        assertThat(items.get(0).identifier()).isEqualTo(items.get(2).identifier());
        assertThat(items.get(0).identifier()).isNotEqualTo(items.get(1).identifier());
        assertThat(loading.media.parsed).hasValue(2);
        assertThat(loading.media.processed).hasValue(2);
        assertThat(loading.metrics.counted("mm_cache_queries{model_name=m}")).isEqualTo(3);
        assertThat(loading.metrics.counted("mm_cache_hits{model_name=m}")).isEqualTo(1);
    }

    @Test
    void recordsWhatTookTimeAndWhatWasFound() {
        loading.media.web.put("web:a", "red");
        loading.load(encoded("red"));
        loading.load(url("web:a"));

        Duration tick = Duration.ofNanos(5);
        assertThat(loading.metrics.timed("media_fetch_seconds{modality=image, model_name=m}"))
                .containsExactly(tick);
        assertThat(loading.metrics.timed("media_decode_seconds{modality=image, model_name=m}"))
                .containsExactly(tick);
        assertThat(loading.metrics.timed("media_preprocess_seconds{modality=image, model_name=m}"))
                .containsExactly(tick);
        assertThat(loading.metrics.counted("mm_cache_queries{model_name=m}")).isEqualTo(2);
        assertThat(loading.metrics.counted("mm_cache_hits{model_name=m}")).isEqualTo(1);
    }

    @Test
    void doesNotKeepItemsWhoseContentItCannotSee() {
        MediaItem item = () -> IMAGE;
        ContentPart.Media part = named("u", new ContentPart.Decoded(item));
        List<LoadedItem> items = loading.load(part, part);

        assertThat(items.get(0).identifier()).isNotEqualTo(items.get(1).identifier());
        assertThat(loading.media.processed).hasValue(2);
    }

    @Test
    void assertion5RefusesTooManyItemsBeforeAnythingIsFetched() {
        ContentPart.Media[] parts = new ContentPart.Media[4];
        Arrays.fill(parts, url("web:a"));

        loading.assertFails(
                TOO_MANY_MEDIA_ITEMS,
                "image",
                "At most 3 image(s) may be provided in one prompt. Set media.limit-per-prompt (--limit-mm-per-prompt) to increase this limit.",
                parts);
        loading.assertFails(
                UNSUPPORTED_MODALITY,
                "audio",
                "the model does not take audio input; it takes text, image",
                url("web:a"),
                new ContentPart.Media(AUDIO, new ContentPart.Url("web:a")));
        assertThat(loading.media.fetched).hasValue(0);
    }

    @Test
    void takesNothingOnceItIsClosed() {
        loading.loader.close();

        loading.assertFails(CANCELLED, "", "the engine was closed while the media was loaded", encoded("red"));
    }
}
