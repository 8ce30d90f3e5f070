package dev.tessera.platform.media;

import static dev.tessera.spi.error.StandardErrors.INVALID_MEDIA;
import static dev.tessera.spi.error.StandardErrors.INVALID_REQUEST;
import static dev.tessera.spi.error.StandardErrors.MEDIA_TOO_LARGE;
import static dev.tessera.spi.error.StandardErrors.PROMPT_TOO_LONG;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.tessera.spi.config.DataSize;
import dev.tessera.spi.error.ErrorCode;
import dev.tessera.spi.error.TesseraException;
import dev.tessera.spi.generation.ContentPart.PromptEmbeddings;
import dev.tessera.spi.media.EncodedMedia;
import dev.tessera.spi.media.Modality;
import dev.tessera.spi.media.TensorFormat;
import dev.tessera.spi.tensor.Shape;
import dev.tessera.testkit.cache.TestingCachePolicy;
import dev.tessera.testkit.metrics.TestingMetrics;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Embeddings that requests bring in the place of tokens. */
final class PromptEmbeddingLoaderTest {
    private static final int HIDDEN_SIZE = 3;
    private static final int MAX_ROWS = 5;

    private final TestingTensors tensors = new TestingTensors();
    private MediaLoader loader = loader(true, Map.of("testing", tensors));

    private static MediaLoader loader(boolean enabled, Map<String, TensorFormat> formats) {
        return new MediaLoader(
                new MediaSources(List.of()),
                Map.of(),
                new EmbeddingDecoder(formats, new EmbeddingConfig(false, enabled, new DataSize(100))),
                new TestingCachePolicy(),
                new MediaConfig(new DataSize(200), 1, Optional.of(new DataSize(1000)), "", "", ""),
                TestingMedia.metrics(new TestingMetrics()),
                () -> 0);
    }

    private void reopen(boolean enabled, Map<String, TensorFormat> formats) {
        loader.close();
        loader = loader(enabled, formats);
    }

    @AfterEach
    void close() {
        loader.close();
    }

    @Test
    void areItemsThatNoEncoderSees() {
        List<LoadedItem> items = load("x 1x3 0.5", "x 1x1x3 0.25", "y 1x3 0.5", "x 2x3 0.5");

        assertThat(items)
                .extracting(item -> item.item().embeddings().orElseThrow().shape())
                .containsExactly(Shape.of(1, 3), Shape.of(1, 3), Shape.of(1, 3), Shape.of(2, 3));
        assertThat(items).extracting(item -> item.item().modality()).containsOnly(new Modality("prompt"));
        // the name of a tensor is none of what it says
        assertThat(items.get(2).identifier()).isEqualTo(items.get(0).identifier());
        assertThat(items.stream().map(LoadedItem::identifier).distinct()).hasSize(3);
        assertThat(load()).isEmpty();
    }

    @Test
    void askForTheFlag() {
        reopen(false, Map.of("testing", tensors));

        assertFails(
                INVALID_REQUEST,
                "You must set --enable-prompt-embeds (embeddings.prompt-enabled) to input prompt_embeds",
                "x 2x3 0.5");
        assertThat(tensors.read).hasValue(0);
        assertThat(load()).isEmpty();
    }

    @Test
    void haveRowsOfTheModelsSize() {
        assertFails(INVALID_MEDIA, "prompt_embeds has shape [2, 4], but the model's hidden size is 3", "x 2x4 0.5");
        assertFails(
                INVALID_MEDIA,
                "prompt_embeds has shape [3], but must have two dimensions: embeddings and hidden size",
                "x 3 0.5");
        assertFails(
                INVALID_MEDIA,
                "prompt_embeds has shape [2, 1, 3], but must have two dimensions: embeddings and hidden size",
                "x 2x1x3 0.5");
        assertFails(
                INVALID_MEDIA,
                "prompt_embeds has numbers of type INT64, but floating-point ones are needed",
                "x 2x3 5");
    }

    @Test
    void haveNumbersThatComputingStandsWith() {
        assertFails(
                INVALID_MEDIA,
                "prompt_embeds has NaN in row 0, column 0, but numbers must be -65504 to 65504",
                "x 2x3 NaN");
    }

    @Test
    void holdNothingBesidesTheirRows() {
        assertFails(
                INVALID_MEDIA,
                "prompt_embeds holds grid besides its rows, but must hold nothing else",
                "prompt_embeds 2x3 0.5\nt grid 3 1");
        assertFails(INVALID_MEDIA, "there is no prompt_embeds among [a, b]", "a 2x3 0.5\nt b 2x3 0.5");
        assertFails(INVALID_MEDIA, "\"t x\" is no tensor", "x");
    }

    @Test
    void haveNoMoreRowsThanThePromptHasRoomFor() {
        assertThat(load("x 2x3 0.5", "x 3x3 0.5")).hasSize(2);
        assertFails(PROMPT_TOO_LONG, "prompt_embeds has 6 rows, but a prompt has room for 5 tokens", "x 6x3 0.5");
        assertFails(
                PROMPT_TOO_LONG,
                "prompt_embeds has 6 rows, but a prompt has room for 5 tokens",
                "x 2x3 0.5",
                "x 4x3 0.5");
    }

    @Test
    void areLimitedInBytes() {
        assertFails(MEDIA_TOO_LARGE, "the tensors of prompt_embeds have more bytes than the limit of 100", "x 9x3 0.5");
        assertFails(MEDIA_TOO_LARGE, "prompt_embeds has 202 bytes, more than the limit of 200", "x".repeat(200));
    }

    @Test
    void needAPluginThatKnowsTheirFormat() {
        assertThatExceptionOfType(TesseraException.class)
                .isThrownBy(() -> loader.loadPromptEmbeddings(
                        List.of(new PromptEmbeddings(new EncodedMedia(new byte[0], ""))), HIDDEN_SIZE, MAX_ROWS))
                .withMessage("prompt_embeds is in none of the formats that can be read: testing");
        reopen(true, Map.of());
        assertFails(INVALID_MEDIA, "no plugin is installed that reads embeddings", "x 2x3 0.5");
    }

    private List<LoadedItem> load(String... files) {
        return loader.loadPromptEmbeddings(
                Stream.of(files)
                        .map(file -> new PromptEmbeddings(TestingTensors.encoded(file)))
                        .toList(),
                HIDDEN_SIZE,
                MAX_ROWS);
    }

    private void assertFails(ErrorCode code, String message, String... files) {
        assertThatExceptionOfType(TesseraException.class)
                .isThrownBy(() -> load(files))
                .withMessage(message)
                .satisfies(e -> assertThat(e.code()).isEqualTo(code))
                .satisfies(e -> assertThat(e.parameter()).contains("prompt_embeds"));
    }
}
