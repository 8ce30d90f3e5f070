package dev.tessera.platform.media;

import static dev.tessera.platform.media.TestingMediaLoader.encoded;
import static dev.tessera.platform.media.TestingMediaLoader.none;
import static dev.tessera.platform.media.TestingMediaLoader.request;
import static dev.tessera.spi.error.StandardErrors.INVALID_CONFIGURATION;
import static dev.tessera.spi.error.StandardErrors.INVALID_REQUEST;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.tessera.spi.config.DataSize;
import dev.tessera.spi.error.ErrorCode;
import dev.tessera.spi.error.TesseraException;
import dev.tessera.spi.generation.GenerationRequest;
import dev.tessera.spi.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What requests and the configuration say of how media is read and processed. */
final class MediaLoaderOptionsTest {
    private final TestingMediaLoader loading = new TestingMediaLoader();

    @AfterEach
    void close() {
        loading.loader.close();
    }

    @Test
    void assertion36KeepsOutcomesOfOtherOptionsApart() {
        String plain = loading.load(encoded("red")).getFirst().identifier();
        JsonObject one = JsonObject.of(Map.of("a", 1L, "b", 2L), "options", INVALID_REQUEST);
        JsonObject image = JsonObject.of(Map.of("image", Map.of("a", 1L)), "options", INVALID_REQUEST);

        assertThat(List.of(
                        plain,
                        loading.identifier("model", request("", none(), one)),
                        loading.identifier("model", request("", image, none())),
                        loading.identifier("other model", request("", none(), none()))))
                .doesNotHaveDuplicates();
        assertThat(loading.media.processed).hasValue(4);
    }

    @Test
    void putsTheServersOptionsUnderThoseOfTheRequest() {
        MediaConfig config = new MediaConfig(
                new DataSize(100), 2, Optional.empty(), "", "{\"image\": {\"a\": 1, \"b\": 2}}", "{\"c\": 3}");
        JsonObject image = JsonObject.of(Map.of("image", Map.of("b", 4)), "options", INVALID_REQUEST);
        JsonObject whole = JsonObject.of(Map.of("image", Map.of("a", 1, "b", 4)), "options", INVALID_REQUEST);
        JsonObject processor = JsonObject.of(Map.of("c", 3), "options", INVALID_REQUEST);

        try (MediaLoader configured = loading.loader(config)) {
            LoadedItem item = configured
                    .load("model", loading.media, List.of(encoded("red")), request("", image, none()))
                    .getFirst();
            assertThat(item.identifier()).isEqualTo(loading.identifier("model", request("", whole, processor)));
        }
        assertThat(loading.media.options)
                .containsExactly(whole.object("image"), processor, whole.object("image"), processor);
    }

    @Test
    void givesTheProcessorTheOptionsOfItsModality() {
        JsonObject flat = JsonObject.of(Map.of("a", 1L), "options", INVALID_REQUEST);
        String identifier = loading.identifier("model", request("", none(), ofImages(1)));

        assertThat(loading.media.options).last().isEqualTo(flat);
        assertThat(identifier)
                .isEqualTo(loading.identifier("model", request("", none(), flat)))
                .isNotEqualTo(loading.identifier("model", request("", none(), ofImages(2))));
        assertThat(loading.media.options).last().isEqualTo(JsonObject.of(Map.of("a", 2L), "options", INVALID_REQUEST));
    }

    @Test
    void refusesOptionsOfAModalityThatNothingDecodes() {
        MediaConfig config =
                new MediaConfig(new DataSize(100), 2, Optional.empty(), "", "{\"video\": {\"fps\": 1}}", "");

        assertThatExceptionOfType(TesseraException.class)
                .isThrownBy(() -> loading.loader(config))
                .withMessage("media.io-kwargs: video: unknown; known are image")
                .satisfies(e -> assertThat(e.code()).isEqualTo(INVALID_CONFIGURATION));
    }

    @Test
    void refusesOptionsThatEachRequestWouldBeRefusedFor() {
        assertRefused(
                () -> loading.loader(configured("", "{\"image\": {\"unknown\": 1}}", "")),
                INVALID_CONFIGURATION,
                "media.io-kwargs: image.unknown: unknown");
        try (MediaLoader configured = loading.loader(configured("", "", "{\"unknown\": 1}"))) {
            assertRefused(
                    () -> configured.requireSupported(loading.media),
                    INVALID_CONFIGURATION,
                    "media.processor-kwargs: unknown: unknown");
        }
        try (MediaLoader configured = loading.loader(configured("smell=1", "", ""))) {
            assertRefused(
                    () -> configured.requireSupported(loading.media),
                    INVALID_CONFIGURATION,
                    "media.limit-per-prompt has a limit of smell, but modalities are audio, image, video");
        }
        loading.loader.requireSupported(loading.media);
    }

    @Test
    void refusesOptionsOfAProcessorWhateverMediaThereIs() {
        JsonObject options = JsonObject.of(Map.of("unknown", 1), GenerationRequest.PROCESSOR_OPTIONS, INVALID_REQUEST);

        assertRefused(
                () -> loading.loader.load("model", loading.media, List.of(), request("", none(), options)),
                INVALID_REQUEST,
                "mm_processor_kwargs: unknown: unknown");
    }

    private static JsonObject ofImages(long a) {
        return JsonObject.of(Map.of("images_kwargs", Map.of("a", a)), "options", INVALID_REQUEST);
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
}
