package dev.tessera.platform.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tessera.platform.runner.SequenceSlice.MediaPlace;
import dev.tessera.spi.generation.Prompt;
import dev.tessera.spi.model.TokenPositions;
import dev.tessera.spi.tensor.Shape;
import dev.tessera.spi.tensor.Tensor;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class StepInputsTest {
    private static final int AXES = 2;
    private static final int BLOCK_SIZE = 4;

    /** The second axis is a hundred ahead of the first. */
    private static final TokenPositions POSITIONS = (axis, token) -> 100L * axis + token;

    @Test
    void laysSlicesOutOneAfterTheOther() {
        SequenceSlice decode =
                new SequenceSlice(List.of(7), 5, POSITIONS, List.of(2, 0), List.of(), SliceOutput.last(1));
        SequenceSlice middleOfAPrompt = new SequenceSlice(
                List.of(11, 12, 13),
                2,
                POSITIONS,
                List.of(3, 1),
                List.of(new MediaPlace(3, 20), new MediaPlace(4, 21)),
                SliceOutput.none());
        SequenceSlice wholePrompt = new SequenceSlice(
                List.of(5, 6), 0, POSITIONS, List.of(4), List.of(new MediaPlace(1, 9)), SliceOutput.last(1));

        Map<String, Tensor> inputs = StepInputs.of(List.of(decode, middleOfAPrompt, wholePrompt), AXES, BLOCK_SIZE);

        assertTensor(inputs, "token_ids", Shape.of(6), 7, 11, 12, 13, 5, 6);
        assertTensor(inputs, "positions", Shape.of(AXES, 6), 5, 2, 3, 4, 0, 1, 105, 102, 103, 104, 100, 101);
        // token 5 is the second of block 0, tokens 2 and 3 are the last of block 3, token 4 is the first of block 1
        assertTensor(inputs, "slots", Shape.of(6), 1, 14, 15, 4, 16, 17);
        assertTensor(inputs, "query_starts", Shape.of(4), 0, 1, 4, 6);
        assertTensor(inputs, "context_lengths", Shape.of(3), 6, 5, 2);
        // short tables are filled with zeros
        assertTensor(inputs, "block_tables", Shape.of(3, 2), 2, 0, 3, 1, 4, 0);
        assertTensor(inputs, "media_rows", Shape.of(3), 2, 3, 5);
        assertTensor(inputs, "media_slots", Shape.of(3), 20, 21, 9);
        assertThat(inputs).hasSize(8);
    }

    @Test
    void aStepWithoutMediaHasNoRowsForIt() {
        SequenceSlice slice = new SequenceSlice(List.of(1), 0, POSITIONS, List.of(0), List.of(), SliceOutput.none());
        Map<String, Tensor> inputs = StepInputs.of(List.of(slice), AXES, BLOCK_SIZE);
        assertTensor(inputs, "media_rows", Shape.of(0));
        assertTensor(inputs, "media_slots", Shape.of(0));
    }

    @Test
    void looksAnyTokenUpWhereAnEmbeddingIsInItsPlace() {
        SequenceSlice slice = new SequenceSlice(
                List.of(Prompt.NO_TOKEN, 7),
                0,
                POSITIONS,
                List.of(0),
                List.of(new MediaPlace(0, 3)),
                SliceOutput.none());
        assertTensor(StepInputs.of(List.of(slice), AXES, BLOCK_SIZE), "token_ids", Shape.of(2), 0, 7);
    }

    @Test
    void refusesASliceWithoutTokens() {
        assertThatThrownBy(() -> new SequenceSlice(List.of(), 0, POSITIONS, List.of(), List.of(), SliceOutput.last(1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a slice has at least one token");
    }

    @Test
    void refusesCachesWithoutRoom() {
        assertThat(new RunnerSizes(3, 16, 1).cacheTokens()).isEqualTo(48);
        assertThatThrownBy(() -> new RunnerSizes(0, 16, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("0 blocks of 16 tokens and 1 encoder rows are not all positive");
    }

    private static void assertTensor(Map<String, Tensor> inputs, String name, Shape shape, long... values) {
        assertThat(inputs.get(name).shape()).isEqualTo(shape);
        assertThat(inputs.get(name).toLongs()).containsExactly(values);
    }
}
