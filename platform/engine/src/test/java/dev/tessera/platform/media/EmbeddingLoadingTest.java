package dev.tessera.platform.media;

import static dev.tessera.spi.error.StandardErrors.INVALID_MEDIA;
import static dev.tessera.spi.error.StandardErrors.INVALID_REQUEST;
import static dev.tessera.spi.error.StandardErrors.MEDIA_CONFLICT;
import static dev.tessera.spi.error.StandardErrors.MEDIA_NOT_CACHED;
import static dev.tessera.spi.error.StandardErrors.MEDIA_TOO_LARGE;
import static dev.tessera.spi.error.StandardErrors.TOO_MANY_MEDIA_ITEMS;
import static dev.tessera.spi.media.Modality.IMAGE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.tessera.spi.config.DataSize;
import dev.tessera.spi.error.ErrorCode;
import dev.tessera.spi.error.TesseraException;
import dev.tessera.spi.generation.ContentPart;
import dev.tessera.spi.generation.ContentPart.EncodedEmbeddings;
import dev.tessera.spi.generation.GenerationRequest;
import dev.tessera.spi.generation.Prompt;
import dev.tessera.spi.generation.SamplingParameters;
import dev.tessera.spi.media.EmbeddingItem;
import dev.tessera.spi.media.EncodedMedia;
import dev.tessera.spi.media.TensorFormat;
import dev.tessera.spi.model.ProcessedItem;
import dev.tessera.spi.tensor.DataType;
import dev.tessera.spi.tensor.Shape;
import dev.tessera.spi.tensor.Tensor;
import dev.tessera.testkit.cache.TestingCachePolicy;
import dev.tessera.testkit.metrics.TestingMetrics;
import java.lang.foreign.MemorySegment;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Embeddings that requests bring instead of media. */
final class EmbeddingLoadingTest {
    private final TestingMedia media = new TestingMedia();
    private final TestingTensors tensors = new TestingTensors();
    private MediaLoader loader = loader(true, "", Map.of("testing", tensors));

    private MediaLoader loader(boolean enabled, String limits, Map<String, TensorFormat> formats) {
        return new MediaLoader(
                new MediaSources(List.of(media)),
                Map.of(IMAGE, media),
                new EmbeddingDecoder(formats, new EmbeddingConfig(enabled, false, new DataSize(100))),
                new TestingCachePolicy(),
                new MediaConfig(new DataSize(200), 1, Optional.of(new DataSize(1000)), limits, "", ""),
                TestingMedia.metrics(new TestingMetrics()),
                () -> 0);
    }

    private void reopen(boolean enabled, String limits, Map<String, TensorFormat> formats) {
        loader.close();
        loader = loader(enabled, limits, formats);
    }

    @AfterEach
    void close() {
        loader.close();
    }

    @Test
    void loadsEmbeddingsOnceForEqualContent() {
        Tensor rows = Tensor.ofFloats(Shape.of(2, 3), 1, 2, 3, 4, 5, 6);
        Tensor grid = Tensor.ofLongs(Shape.of(3), 1, 2, 2);
        List<LoadedItem> items = load(
                decoded(rows, Map.of("grid", grid)),
                decoded(Tensor.ofFloats(Shape.of(2, 3), 1, 2, 3, 4, 5, 6), Map.of("grid", grid)),
                decoded(Tensor.ofFloats(Shape.of(3, 2), 1, 2, 3, 4, 5, 6), Map.of("grid", grid)),
                decoded(Tensor.ofFloats(DataType.BFLOAT16, Shape.of(2, 3), 1, 2, 3, 4, 5, 6), Map.of("grid", grid)),
                decoded(rows, Map.of("grid", Tensor.ofLongs(Shape.of(1, 3), 1, 2, 2))),
                decoded(rows, Map.of("other", grid)),
                decoded(rows, Map.of()));

        assertThat(items.get(0)).isEqualTo(items.get(1));
        // whichever of the two was loaded first, for both are loaded at once
        assertThat(items.get(0).item().embeddings().orElseThrow().toFloats()).containsExactly(1, 2, 3, 4, 5, 6);
        assertThat(items.get(0).item().embeddingCount()).isEqualTo(2);
        assertThat(items.stream().map(LoadedItem::identifier).distinct()).hasSize(6);
        assertThat(media.processed).hasValue(6);
        assertThat(items.stream().map(LoadedItem::item).map(ProcessedItem::bytes))
                .containsExactly(48L, 48L, 48L, 36L, 48L, 48L, 24L);
    }

    @Test
    void decodesWithTheFormatThatKnowsTheBytes() {
        ContentPart.Media part = part(new EncodedEmbeddings(
                Map.of(
                        "image_embeds", TestingTensors.encoded("x 1x2x3 0.5"),
                        "sizes", TestingTensors.encoded("y 2 7")),
                Map.of("grid", Tensor.ofLongs(Shape.of(3), 1, 2, 2))));
        LoadedItem item = load(part, part).getFirst();

        assertThat(item.item().embeddings().orElseThrow().shape()).isEqualTo(Shape.of(2, 3));
        assertThat(item.item().fields()).containsOnlyKeys("sizes", "grid");
        assertThat(item.item().field("sizes").toLongs()).containsExactly(7, 7);
        assertThat(tensors.read).hasValue(2);
    }

    @Test
    void takesAFileOfSeveralTensorsForAll() {
        LoadedItem item = load(embeds("image_embeds 2x3 0.5", "grid 3 1")).getFirst();

        assertThat(item.item().embeddingCount()).isEqualTo(2);
        assertThat(item.item().field("grid").toLongs()).containsExactly(1, 1, 1);
    }

    @Test
    void asksForTheFlag() {
        reopen(false, "", Map.of("testing", tensors));
        for (ContentPart.Media part : List.of(
                embeds("x 2x3 0.5"),
                decoded(Tensor.ofFloats(Shape.of(1, 1), 1), Map.of()),
                named("u", new ContentPart.Omitted(true)))) {
            assertFails(
                    INVALID_REQUEST,
                    "You must set --enable-mm-embeds (embeddings.enabled) to input image_embeds",
                    part);
        }
        assertThat(tensors.read).hasValue(0);
    }

    @Test
    void doesNotMixThemWithRawMedia() {
        for (List<ContentPart.Media> parts : List.of(
                List.of(embeds("x 2x3 0.5"), raw()),
                List.of(raw(), decoded(Tensor.ofFloats(Shape.of(1, 1), 1), Map.of())),
                List.of(raw(), named("u", new ContentPart.Omitted(true))))) {
            assertFails(
                    INVALID_REQUEST,
                    "Mixing raw image and embedding inputs is not allowed",
                    parts.toArray(new ContentPart.Media[0]));
        }
        assertThat(media.parsed).hasValue(0);
    }

    @Test
    void wantsTheSameFieldsOfAll() {
        assertFails(
                INVALID_REQUEST,
                "All dictionaries in the list of embeddings must have the same keys.",
                embeds("x 2x3 0.5"),
                part(new EncodedEmbeddings(
                        Map.of("image_embeds", TestingTensors.encoded("x 2x3 0.5")),
                        Map.of("grid", Tensor.ofLongs(Shape.of(1), 1)))));
        assertThat(tensors.read).hasValue(0);
    }

    @Test
    void takesThemWhereNoMediaIsTaken() {
        reopen(true, "image=0", Map.of("testing", tensors));
        load(embeds("x 2x3 0.5"), embeds("x 1x3 0.5"));

        assertFails(
                TOO_MANY_MEDIA_ITEMS,
                "At most 0 image(s) may be provided in one prompt. Set media.limit-per-prompt (--limit-mm-per-prompt) to increase this limit.",
                "image",
                raw());
        assertFails(
                TOO_MANY_MEDIA_ITEMS,
                "At most 999 image(s) may be provided in one prompt. Set media.limit-per-prompt (--limit-mm-per-prompt) to increase this limit.",
                "image",
                Collections.nCopies(1000, embeds("x 2x3 0.5")).toArray(new ContentPart.Media[0]));
        reopen(true, "image=1", Map.of("testing", tensors));
        assertFails(
                TOO_MANY_MEDIA_ITEMS,
                "At most 1 image(s) may be provided in one prompt. Set media.limit-per-prompt (--limit-mm-per-prompt) to increase this limit.",
                "image",
                embeds("x 2x3 0.5"),
                embeds("x 2x3 0.5"));
    }

    @Test
    void findsThemUnderTheirUuid() {
        load(named("raw", raw().payload()));
        LoadedItem item = load(named("u", embeds("x 2x3 0.5").payload())).getFirst();

        assertThat(load(named("u", new ContentPart.Omitted(true)))).containsExactly(item);
        assertThat(load(named("u", new ContentPart.Omitted()))).containsExactly(item);
        assertFails(
                MEDIA_NOT_CACHED,
                "Cache miss for image at index 0 but data is not provided.",
                "image",
                named("raw", new ContentPart.Omitted(true)));
        assertFails(
                MEDIA_CONFLICT,
                "the image at index 0 has a uuid that was used for other content before; other content takes another uuid",
                "image",
                named("u", embeds("x 2x3 0.25").payload()));
    }

    @Test
    void refusesNumbersThatHalfPrecisionDoesNotHold() {
        assertFails(
                INVALID_MEDIA,
                "image_embeds has NaN in row 0, column 0, but numbers must be -65504 to 65504",
                embeds("x 2x3 NaN"));
        load(embeds("x 2x3 65504.0"), embeds("x 2x3 -65504.0"));
        assertFails(
                INVALID_MEDIA,
                "image_embeds has -65505.0 in row 0, column 0, but numbers must be -65504 to 65504",
                embeds("x 2x3 -65505.0"));
        short[] halves = new short[6];
        halves[4] = (short) 0x7C00;
        assertFails(
                INVALID_MEDIA,
                "image_embeds has Infinity in row 1, column 1, but numbers must be -65504 to 65504",
                decoded(new Tensor(DataType.FLOAT16, Shape.of(2, 3), MemorySegment.ofArray(halves)), Map.of()));
        halves[4] = (short) 0xFF80;
        assertFails(
                INVALID_MEDIA,
                "image_embeds has -Infinity in row 1, column 1, but numbers must be -65504 to 65504",
                decoded(new Tensor(DataType.BFLOAT16, Shape.of(2, 3), MemorySegment.ofArray(halves)), Map.of()));
        assertFails(
                INVALID_MEDIA,
                "image_embeds has Infinity in row 0, column 0, but numbers must be -65504 to 65504",
                decoded(
                        new Tensor(DataType.FLOAT64, Shape.of(1, 1), MemorySegment.ofArray(new double[] {1e39})),
                        Map.of()));
    }

    @Test
    void saysWhatTheTensorsLack() {
        assertFails(
                INVALID_MEDIA,
                "image_embeds has shape [6], but must have two dimensions: embeddings and hidden size",
                embeds("x 6 0.5"));
        assertFails(
                INVALID_MEDIA,
                "image_embeds has shape [2, 1, 3], but must have two dimensions: embeddings and hidden size",
                embeds("x 2x1x3 0.5"));
        assertFails(
                INVALID_MEDIA,
                "image_embeds has shape [0, 3], but must have two dimensions: embeddings and hidden size",
                embeds("x 0x3 0.5"));
        assertFails(
                INVALID_MEDIA,
                "image_embeds has numbers of type INT64, but floating-point ones are needed",
                embeds("x 2x3 5"));
        assertFails(INVALID_MEDIA, "there is no image_embeds among [a, b]", embeds("a 2x3 0.5", "b 2x3 0.5"));
        assertFails(INVALID_MEDIA, "\"t x\" is no tensor", embeds("x"));
        assertFails(
                INVALID_MEDIA,
                "grid holds 2 tensors, but one is needed",
                part(new EncodedEmbeddings(
                        Map.of(
                                "image_embeds", TestingTensors.encoded("x 2x3 0.5"),
                                "grid", TestingTensors.encoded("a 1 1", "b 1 1")),
                        Map.of())));
        assertFails(
                INVALID_MEDIA,
                "image_embeds must be an encoded tensor, not an array of JSON",
                part(new EncodedEmbeddings(
                        Map.of("grid", TestingTensors.encoded("a 1 1")),
                        Map.of("image_embeds", Tensor.ofFloats(Shape.of(1, 1), 1)))));
        assertFails(
                INVALID_MEDIA,
                "image_embeds is in none of the formats that can be read: testing",
                part(new EncodedEmbeddings(Map.of("image_embeds", new EncodedMedia(new byte[1], "")), Map.of())));
    }

    @Test
    void limitsTheSizeOfAllTensors() {
        load(embeds("x 5x5 0.5"));
        assertThat(tensors.maxBytes).isEqualTo(100);
        assertFails(
                MEDIA_TOO_LARGE,
                "the tensors of image_embeds have more bytes than the limit of 100",
                embeds("x 2x13 0.5"));
        assertFails(
                MEDIA_TOO_LARGE,
                "the image has 201 bytes, more than the limit of 200",
                "image",
                part(new EncodedEmbeddings(Map.of("image_embeds", new EncodedMedia(new byte[201], "")), Map.of())));
    }

    @Test
    void needsAPlugin() {
        reopen(true, "", Map.of());
        assertFails(INVALID_MEDIA, "no plugin is installed that reads embeddings", embeds("x 2x3 0.5"));
    }

    private List<LoadedItem> load(ContentPart.Media... parts) {
        return loader.load(
                "model",
                media,
                List.of(parts),
                new GenerationRequest(
                        new Prompt.Text("", List.of(), false),
                        SamplingParameters.builder().build()));
    }

    private void assertFails(ErrorCode code, String message, ContentPart.Media... parts) {
        assertFails(code, message, "image_embeds", parts);
    }

    private void assertFails(ErrorCode code, String message, String parameter, ContentPart.Media... parts) {
        assertThatExceptionOfType(TesseraException.class)
                .isThrownBy(() -> load(parts))
                .withMessage(message)
                .satisfies(e -> assertThat(e.code()).isEqualTo(code))
                .satisfies(e -> assertThat(e.parameter().orElse("")).isEqualTo(parameter));
    }

    private static ContentPart.Media embeds(String... tensors) {
        return part(new EncodedEmbeddings(Map.of("image_embeds", TestingTensors.encoded(tensors)), Map.of()));
    }

    private static ContentPart.Media raw() {
        return part(new ContentPart.Encoded(TestingMedia.encoded("red")));
    }

    private static ContentPart.Media decoded(Tensor rows, Map<String, Tensor> fields) {
        return part(new ContentPart.Decoded(new EmbeddingItem(IMAGE, rows, fields)));
    }

    private static ContentPart.Media part(ContentPart.Payload payload) {
        return new ContentPart.Media(IMAGE, payload);
    }

    private static ContentPart.Media named(String uuid, ContentPart.Payload payload) {
        return new ContentPart.Media(IMAGE, payload, Optional.of(uuid));
    }
}
