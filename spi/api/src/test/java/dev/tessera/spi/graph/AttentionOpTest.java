package dev.tessera.spi.graph;

import static dev.tessera.spi.graph.TestingGraph.S;
import static dev.tessera.spi.graph.TestingGraph.T;
import static dev.tessera.spi.graph.TestingGraph.assertInvalid;
import static dev.tessera.spi.graph.TestingGraph.shape;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tessera.spi.graph.AttentionOp.PagedAttention;
import org.junit.jupiter.api.Test;

final class AttentionOpTest {
    private static final Dimension N = Dimension.symbol("N");
    private static final Dimension B = Dimension.symbol("B");

    private final TestingGraph graph = new TestingGraph();
    private final GraphBuilder builder = graph.builder();

    @Test
    void rotaryEmbeddingKeepsTheInputsType() {
        Value input = graph.floats(T, 4, 8);
        assertThat(builder.rotaryEmbedding(input, angles(T, 4), angles(T, 4)).type())
                .isEqualTo(input.type());
    }

    @Test
    void rotaryEmbeddingRefusesAnglesThatDoNotFit() {
        assertInvalid(() -> builder.rotaryEmbedding(graph.floats(T, 4, 8), angles(T, 8), angles(T, 8)))
                .hasMessage("test network, node 3 (RotaryEmbedding): "
                        + "cosines [T, 8] and sines [T, 8] do not fit input [T, 4, 8]");
        assertInvalid(() -> builder.rotaryEmbedding(graph.floats(T, 4, 8), angles(T, 4), angles(T, 3)))
                .hasMessageContaining("do not fit");
        assertInvalid(() -> builder.rotaryEmbedding(graph.floats(T, 4, 8), angles(S, 4), angles(S, 4)))
                .hasMessageContaining("do not fit");
        assertInvalid(() -> builder.rotaryEmbedding(graph.floats(T, 4, 7), angles(T, 3), angles(T, 3)))
                .hasMessageContaining("do not fit");
        assertInvalid(() -> builder.rotaryEmbedding(graph.floats(T, 8), angles(T, 4), angles(T, 4)))
                .hasMessageContaining("input [T, 8] has 2 dimensions, not 3");
        assertInvalid(() -> builder.rotaryEmbedding(graph.floats(T, 4, 8), graph.floats(T, 4), angles(T, 4)))
                .hasMessageContaining("cosines holds FLOAT, not FLOAT32");
    }

    @Test
    void segmentAttentionKeepsTheQuerysType() {
        Value query = graph.floats(T, 2, 8);
        assertThat(builder.segmentAttention(query, graph.floats(T, 2, 8), graph.floats(T, 2, 8), graph.indices(S), 1)
                        .type())
                .isEqualTo(query.type());
        Value keys = graph.floats(N, 2, 8);
        assertThat(builder.segmentAttention(query, keys, keys, graph.indices(S), graph.indices(S), 1)
                        .type())
                .isEqualTo(query.type());
    }

    @Test
    void segmentAttentionRefusesWhatDoesNotFit() {
        Value query = graph.floats(T, 2, 8);
        Value starts = graph.indices(S);
        assertInvalid(() -> builder.segmentAttention(query, graph.floats(T, 1, 8), query, starts, 1))
                .hasMessage("test network, node 3 (SegmentAttention): "
                        + "key [T, 1, 8] and value [T, 2, 8] do not fit query [T, 2, 8]");
        assertInvalid(() -> builder.segmentAttention(query, query, graph.floats(S, 2, 8), starts, 1))
                .hasMessageContaining("do not fit");
        assertInvalid(() -> builder.segmentAttention(query, graph.floats(S, 2, 4), graph.floats(S, 2, 4), starts, 1))
                .hasMessageContaining("do not fit query [T, 2, 8]");
        assertInvalid(() -> builder.segmentAttention(query, query, query, starts, graph.indices(N), 1))
                .hasMessageContaining("queryStarts [S] and keyStarts [N] are not of the same segments");
        assertInvalid(() -> builder.segmentAttention(query, query, query, graph.floats(S), 1))
                .hasMessageContaining("queryStarts holds FLOAT, not INT64");
        assertInvalid(() -> builder.segmentAttention(query, query, query, starts, Double.NaN))
                .hasMessageContaining("scale NaN is not finite");
        Value flat = graph.floats(T, 16);
        assertInvalid(() -> builder.segmentAttention(flat, flat, flat, starts, 1))
                .hasMessageContaining("query [T, 16] has 2 dimensions, not 3");
    }

    @Test
    void pagedAttentionKeepsTheQuerysType() {
        assertThat(builder.add(paged(graph.floats(T, 6, 8), cache(N, 2, 8), graph.indices(S.plus(1)), 16))
                        .type())
                .isEqualTo(new TensorType(ElementType.FLOAT, shape(T, 6, 8)));
    }

    @Test
    void pagedAttentionRefusesHeadsThatDoNotShareKeys() {
        assertInvalid(() -> builder.add(paged(graph.floats(T, 5, 8), cache(N, 2, 8), graph.indices(S.plus(1)), 16)))
                .hasMessageContaining(
                        "(PagedAttention): keys [N, 2, 8] and values [N, 2, 8] do not fit query [T, 5, 8]");
        assertInvalid(() -> builder.add(paged(graph.floats(T, 4, 6), cache(N, 2, 8), graph.indices(S.plus(1)), 16)))
                .hasMessageContaining("do not fit query [T, 4, 6]");
    }

    @Test
    void pagedAttentionRefusesTablesOfDifferentSequences() {
        assertInvalid(() -> builder.add(paged(graph.floats(T, 2, 8), cache(N, 2, 8), graph.indices(S), 16)))
                .hasMessageContaining(
                        "queryStarts [S], contextLengths [S] and blockTables [S, B] are not of the same sequences");
    }

    @Test
    void pagedAttentionRefusesABlockWithoutTokens() {
        assertInvalid(() -> builder.add(paged(graph.floats(T, 2, 8), cache(N, 2, 8), graph.indices(S.plus(1)), 0)))
                .hasMessageContaining("blockSize 0 is not positive");
    }

    private PagedAttention paged(Value query, Value cache, Value starts, int blockSize) {
        return new PagedAttention(query, cache, cache, starts, graph.indices(S), graph.indices(S, B), blockSize, 0.5);
    }

    private Value cache(Object... dimensions) {
        return graph.floats(dimensions);
    }

    private Value angles(Object... dimensions) {
        return graph.input(ElementType.FLOAT32, dimensions);
    }
}
