package dev.tessera.models.embeddings;

import static dev.tessera.spi.error.StandardErrors.INVALID_MEDIA;
import static dev.tessera.spi.media.Modality.AUDIO;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import dev.tessera.spi.error.TesseraException;
import dev.tessera.spi.media.EmbeddingItem;
import dev.tessera.spi.tensor.DataType;
import dev.tessera.spi.tensor.Shape;
import dev.tessera.spi.tensor.Tensor;
import java.lang.foreign.MemorySegment;
import java.util.Map;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

final class EmbeddingFormTest {
    private static final Tensor SIZES = Tensor.ofLongs(Shape.of(2), 5, 6);

    private final EmbeddingForm form = new EmbeddingForm(3, Set.of("a", "b"));

    @Test
    void takesWhatFits() {
        assertThatNoException().isThrownBy(() -> form.require(item(Map.of("a", SIZES, "b", SIZES))));
        assertThatNoException().isThrownBy(() -> EmbeddingForm.requireRows(item(Map.of()), 2, "nothing"));
    }

    @Test
    void namesTheFieldsThatAreNotAsTheyShouldBe() {
        assertRefused(() -> form.require(item(Map.of())), "the audio_embeds lack a, b, which the model needs");
        assertRefused(
                () -> form.require(item(Map.of("a", SIZES, "b", SIZES, "d", SIZES, "c", SIZES))),
                "the audio_embeds have c, d, of which the model knows nothing; it takes a, b");
        assertRefused(
                () -> new EmbeddingForm(3, Set.of()).require(item(Map.of("c", SIZES))),
                "the audio_embeds have c, of which the model knows nothing; it takes no further fields");
    }

    @Test
    void namesTheHiddenSize() {
        assertRefused(
                () -> new EmbeddingForm(4, Set.of()).require(item(Map.of())),
                "the audio_embeds have shape [2, 3], but the model's hidden size is 4");
    }

    @Test
    void namesTheNumberOfRows() {
        assertRefused(
                () -> EmbeddingForm.requireRows(item(Map.of()), 7, "a [5, 6]"),
                "the audio_embeds have 2 rows, but a [5, 6] makes 7");
    }

    @Test
    void readsWholeNumbersOfAnyType() {
        Tensor ints = new Tensor(DataType.INT32, Shape.of(1, 2), MemorySegment.ofArray(new int[] {5, 6}));
        assertThat(EmbeddingForm.wholeNumbers(item(Map.of("a", SIZES)), "a", 2)).containsExactly(5, 6);
        assertThat(EmbeddingForm.wholeNumbers(item(Map.of("a", ints)), "a", 2)).containsExactly(5, 6);
        assertRefused(
                () -> EmbeddingForm.wholeNumbers(item(Map.of("a", SIZES)), "a", 3),
                "the audio_embeds have a of type and shape INT64[2], but 3 whole numbers are needed");
        for (Tensor other : new Tensor[] {
            Tensor.ofLongs(Shape.of(2, 1), 5, 6), Tensor.ofLongs(Shape.of(), 5), Tensor.ofFloats(Shape.of(2), 5, 6)
        }) {
            assertRefused(
                    () -> EmbeddingForm.wholeNumbers(item(Map.of("a", other)), "a", 2),
                    "the audio_embeds have a of type and shape %s, but 2 whole numbers are needed".formatted(other));
        }
    }

    private static EmbeddingItem item(Map<String, Tensor> fields) {
        return new EmbeddingItem(AUDIO, Tensor.ofFloats(Shape.of(2, 3), new float[6]), fields);
    }

    private static void assertRefused(ThrowingCallable action, String message) {
        assertThatExceptionOfType(TesseraException.class)
                .isThrownBy(action)
                .withMessage(message)
                .satisfies(e -> assertThat(e.code()).isEqualTo(INVALID_MEDIA))
                .satisfies(e -> assertThat(e.parameter()).contains("audio_embeds"));
    }
}
