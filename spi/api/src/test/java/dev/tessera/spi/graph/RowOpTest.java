package dev.tessera.spi.graph;

import static dev.tessera.spi.graph.TestingGraph.S;
import static dev.tessera.spi.graph.TestingGraph.T;
import static dev.tessera.spi.graph.TestingGraph.assertInvalid;
import static dev.tessera.spi.graph.TestingGraph.dimensions;
import static dev.tessera.spi.graph.TestingGraph.shape;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class RowOpTest {
    private static final Dimension N = Dimension.symbol("N");

    private final TestingGraph graph = new TestingGraph();
    private final GraphBuilder builder = graph.builder();

    @Test
    void gatherTakesAsManyRowsAsThereAreNumbers() {
        assertThat(builder.gatherRows(graph.indices(T, 2, 3), graph.indices(S)).type())
                .isEqualTo(new TensorType(ElementType.INT64, shape(S, 2, 3)));
        assertThat(builder.gatherRows(graph.floats(T), graph.indices(5)).shape())
                .isEqualTo(shape(5));
    }

    @Test
    void gatherRefusesWhatHasNoRows() {
        assertInvalid(() -> builder.gatherRows(graph.floats(), graph.indices(S)))
                .hasMessage("test network, node 2 (GatherRows): input is a scalar");
        assertInvalid(() -> builder.gatherRows(graph.floats(T), graph.floats(S)))
                .hasMessageContaining("rows holds FLOAT, not INT64");
        assertInvalid(() -> builder.gatherRows(graph.floats(T), graph.indices(S, 1)))
                .hasMessageContaining("rows [S, 1] has 2 dimensions, not 1");
    }

    @Test
    void scatterKeepsTheInputsType() {
        Value input = graph.floats(T, 4);
        assertThat(builder.scatterRows(input, graph.indices(S), graph.floats(S, 4))
                        .type())
                .isEqualTo(input.type());
    }

    @Test
    void updatesMustFitTheRows() {
        assertInvalid(() -> builder.scatterRows(graph.floats(T, 4), graph.indices(S), graph.floats(S, 5)))
                .hasMessage("test network, node 3 (ScatterRows): updates [S, 5] do not fit S rows of [T, 4]");
        assertInvalid(() -> builder.scatterRows(graph.floats(T, 4), graph.indices(S), graph.floats(T, 4)))
                .hasMessageContaining("updates [T, 4] do not fit S rows of [T, 4]");
        assertInvalid(() -> builder.scatterRows(graph.floats(T, 4), graph.indices(S), graph.indices(S, 4)))
                .hasMessageContaining("updates holds INT64, not FLOAT");
        assertInvalid(() -> builder.scatterRows(graph.floats(), graph.indices(S), graph.floats(S)))
                .hasMessageContaining("do not fit");
    }

    @Test
    void aStateIsUpdatedOneUpdateAfterTheOther() {
        Value state = cache();
        Value once = builder.updateRows(state, graph.indices(T), graph.floats(T, 4));
        Value twice = builder.updateRows(once, graph.indices(S), graph.floats(S, 4));
        assertThat(twice.type()).isEqualTo(state.type());
        builder.output("rows", builder.gatherRows(twice, graph.indices(1)));
        assertThat(builder.build().states()).extracting(SourceOp.State::name).containsExactly("cache");
    }

    @Test
    void onlyAStateIsUpdated() {
        assertInvalid(() -> builder.updateRows(graph.floats(N, 4), graph.indices(T), graph.floats(T, 4)))
                .hasMessage("test network, node 3 (UpdateRows): value 0 is not a state");
        Value reshaped = builder.reshape(cache(), dimensions(N, 2, 2));
        assertInvalid(() -> builder.updateRows(reshaped, graph.indices(T), graph.floats(T, 2, 2)))
                .hasMessageContaining("value 4 is not a state");
        assertInvalid(() -> builder.add(new RowOp.UpdateRows(graph.floats(N, 4), graph.indices(T), graph.floats(T, 4))))
                .hasMessageContaining("is not a state");
    }

    @Test
    void aStateIsNotUsedAfterItsUpdate() {
        Value state = cache();
        Value rows = graph.indices(T);
        Value before = builder.gatherRows(state, rows);
        Value reshaped = builder.reshape(state, dimensions(N.times(4)));
        Value sliced = builder.slice(state, 1, 0, 1);
        builder.updateRows(state, rows, graph.floats(T, 4));
        for (Value outdated : List.of(state, reshaped, sliced)) {
            assertInvalid(() -> builder.gatherRows(outdated, rows))
                    .hasMessageContaining("value %d is a state from before its update; take the update's result"
                            .formatted(outdated.id()));
        }
        assertInvalid(() -> builder.updateRows(state, rows, graph.floats(T, 4)))
                .hasMessageContaining("before its update");
        builder.output("before", before);
    }

    @Test
    void aStateIsNoOutput() {
        Value state = cache();
        assertInvalid(() -> builder.output("cache", state))
                .hasMessage("test network, node 1 (output cache): value 0 is a state, which is read where it lies");
        Value updated = builder.updateRows(state, graph.indices(T), graph.floats(T, 4));
        assertInvalid(() -> builder.output("cache", updated)).hasMessageContaining("is a state");
        Value cast = builder.cast(updated, ElementType.FLOAT32);
        assertInvalid(() -> builder.output("cache", cast)).hasMessageContaining("is a state");
        builder.output("doubled", builder.add(updated, updated));
    }

    private Value cache() {
        return builder.state("cache", ElementType.FLOAT, dimensions(N, 4));
    }
}
