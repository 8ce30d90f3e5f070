package dev.tessera.models.decoder;

import static dev.tessera.spi.graph.ElementType.FLOAT;
import static dev.tessera.spi.tensor.DataType.FLOAT32;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tessera.backend.reference.ReferenceBackend;
import dev.tessera.backend.reference.ReferenceConfig;
import dev.tessera.models.decoder.Projections.Part;
import dev.tessera.spi.backend.Backend;
import dev.tessera.spi.backend.CompileOptions;
import dev.tessera.spi.backend.DeviceTensors;
import dev.tessera.spi.backend.Executable;
import dev.tessera.spi.checkpoint.Weights;
import dev.tessera.spi.graph.Dimension;
import dev.tessera.spi.graph.GraphBuilder;
import dev.tessera.spi.graph.Value;
import dev.tessera.spi.tensor.Shape;
import dev.tessera.spi.tensor.Tensor;
import dev.tessera.testkit.checkpoint.TestingWeights;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class ProjectionsTest {
    private static final Projections PROJECTIONS =
            new Projections("joined", List.of(new Part("wide", 2), new Part("narrow", 1)));

    /** Rows of the joined matrix belong to the layers in their order. */
    @Test
    void makeTheSameOfOneMatrixOrSeveral() {
        Weights several = TestingWeights.empty()
                .with("layer.wide.weight", Shape.of(4, 1), 1, 2, 3, 4)
                .with("layer.narrow.weight", Shape.of(2, 1), 5, 6);
        Weights one = TestingWeights.empty().with("layer.joined.weight", Shape.of(6, 1), 1, 2, 3, 4, 5, 6);

        List<float[]> expected = apply(several, false);
        assertThat(expected.getFirst()).containsExactly(1, 2, 3, 4, 10, 20, 30, 40);
        assertThat(expected.getLast()).containsExactly(5, 6, 50, 60);
        List<float[]> actual = apply(one, true);
        assertThat(actual.getFirst()).containsExactly(expected.getFirst());
        assertThat(actual.getLast()).containsExactly(expected.getLast());
    }

    private static List<float[]> apply(Weights weights, boolean joined) {
        GraphBuilder graph = new GraphBuilder("projections", weights);
        Value input = graph.input("input", FLOAT, Dimension.symbol("T"), Dimension.fixed(1));
        List<Value> values = PROJECTIONS.apply(graph, input, "layer.", joined);
        graph.output("wide", values.getFirst());
        graph.output("narrow", values.getLast());
        try (Backend backend = new ReferenceBackend(ReferenceConfig.defaults());
                Executable executable = backend.compile(graph.build(), weights, new CompileOptions(FLOAT32));
                DeviceTensors outputs =
                        executable.run(Map.of("input", Tensor.ofFloats(Shape.of(2, 1), 1, 10)), Map.of())) {
            List<float[]> results = new ArrayList<>();
            for (String name : List.of("wide", "narrow")) {
                results.add(outputs.tensor(name).toHost().toFloats());
            }
            return results;
        }
    }
}
