package dev.tessera.platform.media;

import static dev.tessera.spi.error.StandardErrors.CANCELLED;
import static dev.tessera.spi.error.StandardErrors.INVALID_CONFIGURATION;
import static dev.tessera.spi.error.StandardErrors.INVALID_MEDIA;
import static dev.tessera.spi.error.StandardErrors.INVALID_REQUEST;
import static dev.tessera.spi.error.StandardErrors.MEDIA_CONFLICT;
import static dev.tessera.spi.error.StandardErrors.MEDIA_NOT_CACHED;
import static dev.tessera.spi.error.StandardErrors.TOO_MANY_MEDIA_ITEMS;
import static dev.tessera.spi.error.StandardErrors.UNSUPPORTED_MODALITY;
import static dev.tessera.spi.media.Modality.AUDIO;
import static dev.tessera.spi.media.Modality.IMAGE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.tessera.platform.metrics.MediaMetrics;
import dev.tessera.spi.config.DataSize;
import dev.tessera.spi.error.ErrorCode;
import dev.tessera.spi.error.TesseraException;
import dev.tessera.spi.generation.ContentPart;
import dev.tessera.spi.generation.GenerationRequest;
import dev.tessera.spi.generation.Prompt;
import dev.tessera.spi.generation.RequestContext;
import dev.tessera.spi.generation.SamplingParameters;
import dev.tessera.spi.json.JsonObject;
import dev.tessera.spi.media.MediaItem;
import dev.tessera.testkit.cache.TestingCachePolicy;
import dev.tessera.testkit.metrics.TestingMetrics;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class MediaLoaderTest {
    private final TestingMedia media = new TestingMedia();
    private final TestingMetrics metrics = new TestingMetrics();
    private final AtomicLong nanos = new AtomicLong();
    private final MediaLoader loader =
            loader(new MediaConfig(new DataSize(100), 2, Optional.of(new DataSize(1000)), "image=3", "", ""));

    private MediaLoader loader(MediaConfig config) {
        return new MediaLoader(
                new MediaSources(List.of(media)),
                Map.of(IMAGE, media),
                TestingMedia.noEmbeddings(),
                new TestingCachePolicy(),
                config,
                new MediaMetrics(metrics, TestingMedia.MODEL),
                () -> nanos.addAndGet(5));
    }

    @AfterEach
    void close() {
        loader.close();
    }

    @Test
    void processesTheSameContentOnce() {
        media.web.put("web:a", "red");
        List<LoadedItem> items = load(encoded("red"), encoded("blue"), url("web:a"));

        assertThat(items.stream().map(MediaLoaderTest::pixels)).containsExactly("red", "blu", "red");
        assertThat(items.get(0).identifier()).isEqualTo(items.get(2).identifier());
        assertThat(items.get(0).identifier()).isNotEqualTo(items.get(1).identifier());
        assertThat(media.parsed).hasValue(2);
        assertThat(media.processed).hasValue(2);
        assertThat(metrics.counted("mm_cache_queries{model_name=m}")).isEqualTo(3);
        assertThat(metrics.counted("mm_cache_hits{model_name=m}")).isEqualTo(1);
    }

    @Test
    void recordsWhatTookTimeAndWhatWasFound() {
        media.web.put("web:a", "red");
        load(encoded("red"));
        load(url("web:a"));

        Duration tick = Duration.ofNanos(5);
        assertThat(metrics.timed("media_fetch_seconds{modality=image, model_name=m}"))
                .containsExactly(tick);
        assertThat(metrics.timed("media_decode_seconds{modality=image, model_name=m}"))
                .containsExactly(tick);
        assertThat(metrics.timed("media_preprocess_seconds{modality=image, model_name=m}"))
                .containsExactly(tick);
        assertThat(metrics.counted("mm_cache_queries{model_name=m}")).isEqualTo(2);
        assertThat(metrics.counted("mm_cache_hits{model_name=m}")).isEqualTo(1);
    }

    @Test
    void assertion36KeepsOutcomesOfOtherOptionsApart() {
        String plain = load(encoded("red")).getFirst().identifier();
        JsonObject one = JsonObject.of(Map.of("a", 1L, "b", 2L), "options", INVALID_REQUEST);
        JsonObject image = JsonObject.of(Map.of("image", Map.of("a", 1L)), "options", INVALID_REQUEST);

        assertThat(List.of(
                        plain,
                        identifier("model", request("", none(), one)),
                        identifier("model", request("", image, none())),
                        identifier("other model", request("", none(), none()))))
                .doesNotHaveDuplicates();
        assertThat(media.processed).hasValue(4);
    }

    @Test
    void putsTheServersOptionsUnderThoseOfTheRequest() {
        MediaConfig config = new MediaConfig(
                new DataSize(100), 2, Optional.empty(), "", "{\"image\": {\"a\": 1, \"b\": 2}}", "{\"c\": 3}");
        JsonObject image = JsonObject.of(Map.of("image", Map.of("b", 4)), "options", INVALID_REQUEST);
        JsonObject whole = JsonObject.of(Map.of("image", Map.of("a", 1, "b", 4)), "options", INVALID_REQUEST);
        JsonObject processor = JsonObject.of(Map.of("c", 3), "options", INVALID_REQUEST);

        try (MediaLoader configured = loader(config)) {
            LoadedItem item = configured
                    .load("model", media, List.of(encoded("red")), request("", image, none()))
                    .getFirst();
            assertThat(item.identifier()).isEqualTo(identifier("model", request("", whole, processor)));
        }
        assertThat(media.options).containsExactly(whole.object("image"), processor, whole.object("image"), processor);
    }

    @Test
    void givesTheProcessorTheOptionsOfItsModality() {
        JsonObject flat = JsonObject.of(Map.of("a", 1L), "options", INVALID_REQUEST);
        String identifier = identifier("model", request("", none(), ofImages(1)));

        assertThat(media.options).last().isEqualTo(flat);
        assertThat(identifier)
                .isEqualTo(identifier("model", request("", none(), flat)))
                .isNotEqualTo(identifier("model", request("", none(), ofImages(2))));
        assertThat(media.options).last().isEqualTo(JsonObject.of(Map.of("a", 2L), "options", INVALID_REQUEST));
    }

    private static JsonObject ofImages(long a) {
        return JsonObject.of(Map.of("images_kwargs", Map.of("a", a)), "options", INVALID_REQUEST);
    }

    @Test
    void refusesOptionsOfAModalityThatNothingDecodes() {
        MediaConfig config =
                new MediaConfig(new DataSize(100), 2, Optional.empty(), "", "{\"video\": {\"fps\": 1}}", "");

        assertThatExceptionOfType(TesseraException.class)
                .isThrownBy(() -> loader(config))
                .withMessage("media.io-kwargs: video: unknown; known are image")
                .satisfies(e -> assertThat(e.code()).isEqualTo(INVALID_CONFIGURATION));
    }

    @Test
    void refusesOptionsThatEachRequestWouldBeRefusedFor() {
        assertRefused(
                () -> loader(configured("", "{\"image\": {\"unknown\": 1}}", "")),
                INVALID_CONFIGURATION,
                "media.io-kwargs: image.unknown: unknown");
        try (MediaLoader configured = loader(configured("", "", "{\"unknown\": 1}"))) {
            assertRefused(
                    () -> configured.requireSupported(media),
                    INVALID_CONFIGURATION,
                    "media.processor-kwargs: unknown: unknown");
        }
        try (MediaLoader configured = loader(configured("smell=1", "", ""))) {
            assertRefused(
                    () -> configured.requireSupported(media),
                    INVALID_CONFIGURATION,
                    "media.limit-per-prompt has a limit of smell, but modalities are audio, image, video");
        }
        loader.requireSupported(media);
    }

    @Test
    void refusesOptionsOfAProcessorWhateverMediaThereIs() {
        JsonObject options = JsonObject.of(Map.of("unknown", 1), "mm_processor_kwargs", INVALID_REQUEST);

        assertRefused(
                () -> loader.load("model", media, List.of(), request("", none(), options)),
                INVALID_REQUEST,
                "mm_processor_kwargs: unknown: unknown");
    }

    private static void assertRefused(ThrowingCallable call, ErrorCode code, String message) {
        assertThatExceptionOfType(TesseraException.class)
                .isThrownBy(call)
                .withMessage(message)
                .satisfies(e -> assertThat(e.code()).isEqualTo(code));
    }

    private static MediaConfig configured(String limits, String ioOptions, String processorOptions) {
        return new MediaConfig(new DataSize(100), 2, Optional.empty(), limits, ioOptions, processorOptions);
    }

    @Test
    void assertion9FindsWhatIsLeftOutUnderItsUuid() {
        LoadedItem item = load(named("u", new ContentPart.Encoded(TestingMedia.encoded("red"))))
                .getFirst();

        assertThat(load(omitted("u"))).containsExactly(item);
        assertThat(media.processed).hasValue(1);
        assertThat(metrics.counted("mm_cache_queries{model_name=m}")).isEqualTo(2);
        assertThat(metrics.counted("mm_cache_hits{model_name=m}")).isEqualTo(1);
    }

    @Test
    void assertion10RefusesWhatIsLeftOutAndNotCachedBeforeAnythingIsFetched() {
        media.web.put("web:a", "red");

        assertFails(
                MEDIA_NOT_CACHED,
                "image",
                "Cache miss for image at index 1 but data is not provided.",
                url("web:a"),
                omitted("u"));
        assertFails(
                INVALID_REQUEST,
                "image",
                "multi_modal_data['image'][0] is empty but multi_modal_uuids['image'][0] is missing.",
                new ContentPart.Media(IMAGE, new ContentPart.Omitted()),
                url("web:a"));
        assertThat(media.fetched).hasValue(0);
    }

    @Test
    void knowsAUuidWithinItsTenantOnly() {
        ContentPart.Media red = named("u", new ContentPart.Encoded(TestingMedia.encoded("red")));
        ContentPart.Media blue = named("u", new ContentPart.Encoded(TestingMedia.encoded("blue")));
        GenerationRequest first = request("first", none(), none());
        GenerationRequest second = request("second", none(), none());
        loader.load("model", media, List.of(red), first);
        assertThatExceptionOfType(TesseraException.class)
                .isThrownBy(() -> loader.load("model", media, List.of(omitted("u")), second))
                .withMessage("Cache miss for image at index 0 but data is not provided.");
        loader.load("model", media, List.of(blue), second);

        assertThat(pixels(loader.load("model", media, List.of(omitted("u")), first)
                        .getFirst()))
                .isEqualTo("red");
        assertThat(pixels(loader.load("model", media, List.of(omitted("u")), second)
                        .getFirst()))
                .isEqualTo("blu");
    }

    @Test
    void refusesOtherContentUnderTheSameUuid() {
        media.web.put("web:a", "red");
        load(named("u", new ContentPart.Url("web:a")));
        load(named("u", new ContentPart.Url("web:a")));
        assertThat(media.fetched).hasValue(2);
        assertThat(media.processed).hasValue(1);

        media.web.put("web:a", "blue");
        assertFails(
                MEDIA_CONFLICT,
                "image",
                "the image at index 1 has a uuid that was used for other content before; other content takes another uuid",
                encoded("red"),
                named("u", new ContentPart.Url("web:a")));
        assertThat(media.parsed).hasValue(1);
        assertThat(pixels(load(omitted("u")).getFirst())).isEqualTo("red");
    }

    @Test
    void bindsNoUuidWhereNothingIsKept() {
        try (MediaLoader keepingNothing =
                loader(new MediaConfig(new DataSize(100), 2, Optional.of(new DataSize(0)), "", "", ""))) {
            for (String pixels : List.of("red", "sky")) {
                LoadedItem item = keepingNothing
                        .load(
                                "model",
                                media,
                                List.of(named("u", encoded(pixels).payload())),
                                request("", none(), none()))
                        .getFirst();
                assertThat(pixels(item)).isEqualTo(pixels);
            }
        }
    }

    @Test
    void doesNotBindAUuidToContentThatCannotBeProcessed() {
        assertFails(
                INVALID_MEDIA,
                "image",
                "the image is truncated",
                named("u", new ContentPart.Encoded(TestingMedia.encoded("r"))));

        load(named("u", new ContentPart.Encoded(TestingMedia.encoded("red"))));
        assertThat(pixels(load(omitted("u")).getFirst())).isEqualTo("red");
    }

    @Test
    void doesNotKeepItemsWhoseContentItCannotSee() {
        MediaItem item = () -> IMAGE;
        ContentPart.Media part = named("u", new ContentPart.Decoded(item));
        List<LoadedItem> items = load(part, part);

        assertThat(items.get(0).identifier()).isNotEqualTo(items.get(1).identifier());
        assertThat(media.processed).hasValue(2);
    }

    @Test
    void assertion5RefusesTooManyItemsBeforeAnythingIsFetched() {
        ContentPart.Media[] parts = new ContentPart.Media[4];
        Arrays.fill(parts, url("web:a"));

        assertFails(
                TOO_MANY_MEDIA_ITEMS,
                "image",
                "At most 3 image(s) may be provided in one prompt. Set media.limit-per-prompt (--limit-mm-per-prompt) to increase this limit.",
                parts);
        assertFails(
                UNSUPPORTED_MODALITY,
                "audio",
                "the model does not take audio input; it takes text, image",
                url("web:a"),
                new ContentPart.Media(AUDIO, new ContentPart.Url("web:a")));
        assertThat(media.fetched).hasValue(0);
    }

    @Test
    void takesNothingOnceItIsClosed() {
        loader.close();

        assertFails(CANCELLED, "", "the engine was closed while the media was loaded", encoded("red"));
    }

    private List<LoadedItem> load(ContentPart.Media... parts) {
        return loader.load("model", media, List.of(parts), request("", none(), none()));
    }

    private String identifier(String model, GenerationRequest request) {
        return loader.load(model, media, List.of(encoded("red")), request)
                .getFirst()
                .identifier();
    }

    private void assertFails(ErrorCode code, String parameter, String message, ContentPart.Media... parts) {
        assertThatExceptionOfType(TesseraException.class)
                .isThrownBy(() -> load(parts))
                .withMessage(message)
                .satisfies(e -> {
                    assertThat(e.code()).isEqualTo(code);
                    assertThat(e.parameter()).isEqualTo(Optional.of(parameter).filter(name -> !name.isEmpty()));
                });
    }

    private static ContentPart.Media encoded(String text) {
        return new ContentPart.Media(IMAGE, new ContentPart.Encoded(TestingMedia.encoded(text)));
    }

    private static ContentPart.Media url(String url) {
        return new ContentPart.Media(IMAGE, new ContentPart.Url(url));
    }

    private static ContentPart.Media named(String uuid, ContentPart.Payload payload) {
        return new ContentPart.Media(IMAGE, payload, Optional.of(uuid));
    }

    private static ContentPart.Media omitted(String uuid) {
        return named(uuid, new ContentPart.Omitted());
    }

    private static JsonObject none() {
        return JsonObject.empty("options", INVALID_REQUEST);
    }

    private static GenerationRequest request(String tenant, JsonObject mediaOptions, JsonObject processorOptions) {
        return new GenerationRequest(
                new Prompt.Text("", List.of(), false),
                SamplingParameters.builder().build(),
                mediaOptions,
                processorOptions,
                new RequestContext(tenant, Optional.empty(), 0));
    }

    private static String pixels(LoadedItem item) {
        return new String(item.item().field("pixel_values").toBytes(), UTF_8);
    }
}
