package dev.tessera.platform.media;

import static dev.tessera.platform.media.TestingMediaLoader.encoded;
import static dev.tessera.platform.media.TestingMediaLoader.named;
import static dev.tessera.platform.media.TestingMediaLoader.none;
import static dev.tessera.platform.media.TestingMediaLoader.omitted;
import static dev.tessera.platform.media.TestingMediaLoader.pixels;
import static dev.tessera.platform.media.TestingMediaLoader.request;
import static dev.tessera.platform.media.TestingMediaLoader.url;
import static dev.tessera.spi.error.StandardErrors.INVALID_MEDIA;
import static dev.tessera.spi.error.StandardErrors.INVALID_REQUEST;
import static dev.tessera.spi.error.StandardErrors.MEDIA_CONFLICT;
import static dev.tessera.spi.error.StandardErrors.MEDIA_NOT_CACHED;
import static dev.tessera.spi.media.Modality.IMAGE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.tessera.spi.config.DataSize;
import dev.tessera.spi.error.TesseraException;
import dev.tessera.spi.generation.ContentPart;
import dev.tessera.spi.generation.GenerationRequest;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Media that requests name, and leave out. */
final class MediaLoaderUuidTest {
    private final TestingMediaLoader loading = new TestingMediaLoader();

    @AfterEach
    void close() {
        loading.loader.close();
    }

    @Test
    void assertion9FindsWhatIsLeftOutUnderItsUuid() {
        LoadedItem item = loading.load(named("u", new ContentPart.Encoded(TestingMedia.encoded("red"))))
                .getFirst();

        assertThat(loading.load(omitted("u"))).containsExactly(item);
        assertThat(loading.media.processed).hasValue(1);
        assertThat(loading.metrics.counted("mm_cache_queries{model_name=m}")).isEqualTo(2);
        assertThat(loading.metrics.counted("mm_cache_hits{model_name=m}")).isEqualTo(1);
    }

    @Test
    void assertion10RefusesWhatIsLeftOutAndNotCachedBeforeAnythingIsFetched() {
        loading.media.web.put("web:a", "red");

        loading.assertFails(
                MEDIA_NOT_CACHED,
                "image",
                "Cache miss for image at index 1 but data is not provided.",
                url("web:a"),
                omitted("u"));
        loading.assertFails(
                INVALID_REQUEST,
                "image",
                "multi_modal_data['image'][0] is empty but multi_modal_uuids['image'][0] is missing.",
                new ContentPart.Media(IMAGE, new ContentPart.Omitted()),
                url("web:a"));
        assertThat(loading.media.fetched).hasValue(0);
    }

    @Test
    void knowsAUuidWithinItsTenantOnly() {
        ContentPart.Media red = named("u", new ContentPart.Encoded(TestingMedia.encoded("red")));
        ContentPart.Media blue = named("u", new ContentPart.Encoded(TestingMedia.encoded("blue")));
        GenerationRequest first = request("first", none(), none());
        GenerationRequest second = request("second", none(), none());
        loading.loader.load("model", loading.media, List.of(red), first);
        assertThatExceptionOfType(TesseraException.class)
                .isThrownBy(() -> loading.loader.load("model", loading.media, List.of(omitted("u")), second))
                .withMessage("Cache miss for image at index 0 but data is not provided.");
        loading.loader.load("model", loading.media, List.of(blue), second);

        assertThat(pixels(loading.loader
                        .load("model", loading.media, List.of(omitted("u")), first)
                        .getFirst()))
                .isEqualTo("red");
        assertThat(pixels(loading.loader
                        .load("model", loading.media, List.of(omitted("u")), second)
                        .getFirst()))
                .isEqualTo("blu");
    }

    @Test
    void refusesOtherContentUnderTheSameUuid() {
        loading.media.web.put("web:a", "red");
        loading.load(named("u", new ContentPart.Url("web:a")));
        loading.load(named("u", new ContentPart.Url("web:a")));
        assertThat(loading.media.fetched).hasValue(2);
        assertThat(loading.media.processed).hasValue(1);

        loading.media.web.put("web:a", "blue");
        loading.assertFails(
                MEDIA_CONFLICT,
                "image",
                "the image at index 1 has a uuid that was used for other content before; other content takes another uuid",
                encoded("red"),
                named("u", new ContentPart.Url("web:a")));
        assertThat(loading.media.parsed).hasValue(1);
        assertThat(pixels(loading.load(omitted("u")).getFirst())).isEqualTo("red");
    }

    @Test
    void bindsNoUuidWhereNothingIsKept() {
        try (MediaLoader keepingNothing =
                loading.loader(new MediaConfig(new DataSize(100), 2, Optional.of(new DataSize(0)), "", "", ""))) {
            for (String pixels : List.of("red", "sky")) {
                LoadedItem item = keepingNothing
                        .load(
                                "model",
                                loading.media,
                                List.of(named("u", encoded(pixels).payload())),
                                request("", none(), none()))
                        .getFirst();
                assertThat(pixels(item)).isEqualTo(pixels);
            }
        }
    }

    @Test
    void doesNotBindAUuidToContentThatCannotBeProcessed() {
        loading.assertFails(
                INVALID_MEDIA,
                "image",
                "the image is truncated",
                named("u", new ContentPart.Encoded(TestingMedia.encoded("r"))));

        loading.load(named("u", new ContentPart.Encoded(TestingMedia.encoded("red"))));
        assertThat(pixels(loading.load(omitted("u")).getFirst())).isEqualTo("red");
    }
}
