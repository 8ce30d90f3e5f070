package dev.tessera.platform.media;

import static dev.tessera.spi.error.StandardErrors.INTERNAL_ERROR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.tessera.spi.error.TesseraException;
import dev.tessera.spi.json.JsonObject;
import dev.tessera.spi.media.MediaItem;
import dev.tessera.spi.media.Modality;
import dev.tessera.spi.model.InputProcessor;
import dev.tessera.spi.model.ProcessedItem;
import dev.tessera.spi.model.PromptUpdate;
import dev.tessera.spi.tensor.Shape;
import dev.tessera.spi.tensor.Tensor;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

final class FittedItemsTest {
    private final LoadedItem red = loaded("red", 1);
    private final LoadedItem blue = loaded("blue", 2);

    @Test
    void keepNamesWhereNothingChanges() {
        assertThat(FittedItems.of(List.of(red, blue), new Fitting(items -> items)))
                .containsExactly(red, blue);
        assertThat(FittedItems.of(List.of(), new Fitting(items -> items))).isEmpty();
    }

    @Test
    void areNamedByWhatTheyAreAndWhatChanged() {
        List<LoadedItem> two = FittedItems.of(List.of(red, blue), padding(2));
        assertThat(two.stream().map(item -> item.item().field("padding").toLongs()[0]))
                .containsExactly(2L, 2L);
        assertThat(two.stream().map(LoadedItem::identifier)).doesNotHaveDuplicates();
        assertThat(two.getFirst().identifier()).isNotEqualTo(red.identifier());

        assertThat(FittedItems.of(List.of(blue, red), padding(2)).stream().map(LoadedItem::identifier))
                .containsExactly(two.getLast().identifier(), two.getFirst().identifier());
        assertThat(FittedItems.of(List.of(red), padding(3)).getFirst().identifier())
                .isNotEqualTo(two.getFirst().identifier());
    }

    @Test
    void areAsManyAsBefore() {
        assertThatExceptionOfType(TesseraException.class)
                .isThrownBy(() -> FittedItems.of(List.of(red, blue), new Fitting(items -> items.subList(0, 1))))
                .withMessage("the model's input processor makes 1 items of 2")
                .satisfies(error -> assertThat(error.code()).isEqualTo(INTERNAL_ERROR));
    }

    private static Fitting padding(long length) {
        return new Fitting(
                items -> items.stream().map(item -> padded(item, length)).toList());
    }

    private static ProcessedItem padded(ProcessedItem item, long length) {
        Map<String, Tensor> fields = new HashMap<>(item.fields());
        fields.put("padding", Tensor.ofLongs(Shape.of(1), length));
        return new ProcessedItem(item.modality(), fields, item.embeddingCount());
    }

    private static LoadedItem loaded(String identifier, float value) {
        Tensor samples = Tensor.ofFloats(Shape.of(1), value);
        return new LoadedItem(new ProcessedItem(Modality.AUDIO, Map.of("samples", samples), 1), identifier);
    }

    /** Fits items in a given way. */
    private record Fitting(UnaryOperator<List<ProcessedItem>> how) implements InputProcessor {
        @Override
        public List<ProcessedItem> fit(List<ProcessedItem> items) {
            return how.apply(items);
        }

        @Override
        public Set<Modality> modalities() {
            return Set.of(Modality.AUDIO);
        }

        @Override
        public String placeholder(Modality modality, int number) {
            return "<audio>";
        }

        @Override
        public void checkOptions(JsonObject options) {
            throw new UnsupportedOperationException();
        }

        @Override
        public ProcessedItem process(MediaItem item, JsonObject options) {
            throw new UnsupportedOperationException();
        }

        @Override
        public PromptUpdate update(ProcessedItem item, int number) {
            throw new UnsupportedOperationException();
        }
    }
}
