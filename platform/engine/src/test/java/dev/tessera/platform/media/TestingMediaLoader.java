package dev.tessera.platform.media;

import static dev.tessera.spi.error.StandardErrors.INVALID_REQUEST;
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
import dev.tessera.testkit.cache.TestingCachePolicy;
import dev.tessera.testkit.metrics.TestingMetrics;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/** A loader of {@link TestingMedia} that keeps some of it, and what it records. Time passes whenever it is asked for. */
final class TestingMediaLoader {
    final TestingMedia media = new TestingMedia();
    final TestingMetrics metrics = new TestingMetrics();
    final MediaLoader loader =
            loader(new MediaConfig(new DataSize(100), 2, Optional.of(new DataSize(1000)), "image=3", "", ""));

    private final AtomicLong nanos = new AtomicLong();

    MediaLoader loader(MediaConfig config) {
        return new MediaLoader(
                new MediaSources(List.of(media)),
                Map.of(IMAGE, media),
                TestingMedia.noEmbeddings(),
                new TestingCachePolicy(),
                config,
                new MediaMetrics(metrics, TestingMedia.MODEL),
                () -> nanos.addAndGet(5));
    }

    List<LoadedItem> load(ContentPart.Media... parts) {
        return loader.load("model", media, List.of(parts), request("", none(), none()));
    }

    String identifier(String model, GenerationRequest request) {
        return loader.load(model, media, List.of(encoded("red")), request)
                .getFirst()
                .identifier();
    }

    void assertFails(ErrorCode code, String parameter, String message, ContentPart.Media... parts) {
        assertThatExceptionOfType(TesseraException.class)
                .isThrownBy(() -> load(parts))
                .withMessage(message)
                .satisfies(e -> {
                    assertThat(e.code()).isEqualTo(code);
                    assertThat(e.parameter()).isEqualTo(Optional.of(parameter).filter(name -> !name.isEmpty()));
                });
    }

    static ContentPart.Media encoded(String text) {
        return new ContentPart.Media(IMAGE, new ContentPart.Encoded(TestingMedia.encoded(text)));
    }

    static ContentPart.Media url(String url) {
        return new ContentPart.Media(IMAGE, new ContentPart.Url(url));
    }

    static ContentPart.Media named(String uuid, ContentPart.Payload payload) {
        return new ContentPart.Media(IMAGE, payload, Optional.of(uuid));
    }

    static ContentPart.Media omitted(String uuid) {
        return named(uuid, new ContentPart.Omitted());
    }

    static JsonObject none() {
        return JsonObject.empty("options", INVALID_REQUEST);
    }

    static GenerationRequest request(String tenant, JsonObject mediaOptions, JsonObject processorOptions) {
        return new GenerationRequest(
                new Prompt.Text("", List.of(), false),
                SamplingParameters.builder().build(),
                mediaOptions,
                processorOptions,
                new RequestContext(tenant, Optional.empty(), 0));
    }

    static String pixels(LoadedItem item) {
        return new String(item.item().field("pixel_values").toBytes(), UTF_8);
    }
}
