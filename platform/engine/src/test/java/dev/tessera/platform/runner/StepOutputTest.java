package dev.tessera.platform.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tessera.platform.sampling.TokenScores;
import dev.tessera.spi.backend.DeviceTensors;
import dev.tessera.spi.tensor.Shape;
import dev.tessera.spi.tensor.Tensor;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class StepOutputTest {
    /** Three tokens in the vocabulary, of which two leave the device. Slices: all of two tokens, none, the last of two. */
    private static final List<SequenceSlice> SLICES = List.of(
            slice(List.of(1, 2), SliceOutput.all(1, Optional.of(0))),
            slice(List.of(1), SliceOutput.none()),
            slice(List.of(2, 2), SliceOutput.last(0.5f)));

    private final TestingTensor logits = new TestingTensor(Tensor.ofFloats(Shape.of(3, 3), 0, 1, 2, 5, 4, 3, 7, 9, 8));
    private final Map<String, TestingTensor> tensors = new HashMap<>(Map.of(
            DecoderGraph.LOGITS, logits,
            DecoderGraph.TOP_IDS, new TestingTensor(Tensor.ofLongs(Shape.of(3, 2), 2, 1, 0, 1, 1, 2)),
            DecoderGraph.TOP_LOGITS, floats(Shape.of(3, 2), 2, 1, 5, 4, 9, 8),
            DecoderGraph.NEXT_LOGITS, floats(Shape.of(3), 2, 5, 7),
            DecoderGraph.LOG_TOTALS, floats(Shape.of(3), 0.1f, 0.2f, 0.3f),
            DecoderGraph.TEMPERED_LOG_TOTALS, floats(Shape.of(3), 0.4f, 0.5f, 0.6f)));

    @Test
    void everySliceHasTheScoresItWanted() {
        try (StepOutput output = take()) {
            assertThat(output.scores(0)).hasSize(2);
            assertThat(output.scores(1)).isEmpty();
            assertThat(output.scores(2)).hasSize(1);

            TokenScores last = output.last(2);
            assertThat(last.vocabularySize()).isEqualTo(3);
            assertThat(last.likeliest().id(0)).isEqualTo(1);
            assertThat(last.likeliest().logit(1)).isEqualTo(8);
            assertThat(last.logTotal()).isEqualTo(0.3f);
            assertThat(last.temperedLogTotal()).isEqualTo(0.6f);
        }
    }

    @Test
    void logitsStayOnTheDeviceUntilTheyAreAskedFor() {
        try (StepOutput output = take()) {
            assertThat(output.scores(0).getFirst().logit(2)).isEqualTo(2);
            assertThat(output.scores(0).getLast().logit(0)).isEqualTo(5);
            assertThat(output.last(2).logit(2)).isEqualTo(8);
            assertThat(logits.copies()).isZero();

            assertThat(output.scores(0).getFirst().logit(0)).isEqualTo(0);
            assertThat(output.last(2).logits()).containsExactly(7, 9, 8);
            assertThat(logits.copies()).isOne();
        }
    }

    @Test
    void closingFreesTheDevice() {
        take().close();
        assertThat(tensors.values()).allMatch(TestingTensor::isClosed);
    }

    @Test
    void outputsThatCannotBeReadAreFreed() {
        tensors.remove(DecoderGraph.NEXT_LOGITS);
        assertThatThrownBy(this::take).isInstanceOf(IllegalArgumentException.class);
        assertThat(tensors.values()).allMatch(TestingTensor::isClosed);
    }

    @Test
    void inputsNameRowsAndTheTokensThatFollow() {
        Map<String, Tensor> inputs = OutputInputs.of(SLICES, 10);
        assertThat(inputs.get(DecoderGraph.OUTPUT_ROWS).toLongs()).containsExactly(0, 1, 4);
        assertThat(inputs.get(DecoderGraph.NEXT_PLACES).toLongs()).containsExactly(2, 10, 20);
        assertThat(inputs.get(DecoderGraph.INVERSE_TEMPERATURES).toFloats()).containsExactly(1, 1, 0.5f);
    }

    private StepOutput take() {
        return StepOutput.take(new DeviceTensors(Map.copyOf(tensors)), SLICES);
    }

    private static SequenceSlice slice(List<Integer> tokenIds, SliceOutput output) {
        return new SequenceSlice(tokenIds, 0, (axis, token) -> token, List.of(0), List.of(), output);
    }

    private static TestingTensor floats(Shape shape, float... values) {
        return new TestingTensor(Tensor.ofFloats(shape, values));
    }
}
