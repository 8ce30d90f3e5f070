package dev.tessera.spi.model;

import static dev.tessera.spi.media.Modality.AUDIO;
import static dev.tessera.spi.media.Modality.IMAGE;
import static dev.tessera.spi.media.Modality.VIDEO;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.tessera.spi.graph.GraphBuilder;
import dev.tessera.spi.graph.Value;
import dev.tessera.spi.json.JsonObject;
import dev.tessera.spi.media.MediaItem;
import dev.tessera.spi.media.Modality;
import dev.tessera.spi.tensor.Tensor;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class ModelTest {
    private final Part eye = new Part(Set.of(IMAGE, VIDEO));
    private final Part ear = new Part(Set.of(AUDIO));

    @Test
    void takesAnEncoderForEachModality() {
        assertThat(model(eye, ear).encoders()).containsExactly(eye, ear);
    }

    @Test
    void refusesTwoEncodersForAModality() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> model(eye, ear, new Part(Set.of(VIDEO))))
                .withMessage("two encoders take video input, but only one of a model may");
    }

    private Model model(Encoder... encoders) {
        return new Model(64, eye, PositionScheme.sequential(), eye, List.of(encoders));
    }

    /** Any part of a model that nobody runs. */
    private record Part(Set<Modality> modalities) implements InputProcessor, Encoder, Decoder {
        @Override
        public String placeholder(Modality modality, int number) {
            throw new UnsupportedOperationException();
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

        @Override
        public Value embeddings(GraphBuilder graph) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Map<String, Tensor> inputs(List<ProcessedItem> items) {
            throw new UnsupportedOperationException();
        }

        @Override
        public DecoderDimensions dimensions() {
            throw new UnsupportedOperationException();
        }

        @Override
        public Value logits(GraphBuilder graph, DecoderInputs inputs) {
            throw new UnsupportedOperationException();
        }
    }
}
