package dev.tessera.testkit.backend;

import static dev.tessera.spi.error.StandardErrors.INVALID_CONFIGURATION;
import static dev.tessera.testkit.backend.Failures.assertFails;
import static dev.tessera.testkit.backend.TestingExecutables.run;
import static dev.tessera.testkit.backend.TestingTensors.vector;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tessera.spi.backend.Backend;
import dev.tessera.spi.backend.CompileOptions;
import dev.tessera.spi.backend.DeviceInfo;
import dev.tessera.spi.backend.Executable;
import dev.tessera.spi.graph.Dimension;
import dev.tessera.spi.graph.ElementType;
import dev.tessera.spi.graph.Graph;
import dev.tessera.spi.graph.GraphBuilder;
import dev.tessera.spi.graph.Value;
import dev.tessera.spi.tensor.DataType;
import dev.tessera.spi.tensor.Shape;
import dev.tessera.spi.tensor.Tensor;
import dev.tessera.testkit.checkpoint.TestingWeights;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** A compute type is either computed in, as the SPI says, or refused. */
final class ComputeTypeContract {
    private static final Dimension T = Dimension.symbol("T");
    private static final int FEATURES = 513;
    private static final TestingWeights ONES =
            TestingWeights.empty().with("ones.weight", DataType.BFLOAT16, Shape.of(1, FEATURES), ones());

    private final Set<DataType> computeTypes;

    ComputeTypeContract(Set<DataType> computeTypes) {
        this.computeTypes = Set.copyOf(computeTypes);
    }

    Stream<ContractCase> cases() {
        return Stream.concat(
                Stream.of(new ContractCase("the device has a name", ComputeTypeContract::namesDevice)),
                computeTypes.contains(DataType.BFLOAT16)
                        ? Stream.of(
                                new ContractCase("FLOAT is rounded to BFLOAT16", ComputeTypeContract::roundsFloat),
                                new ContractCase("FLOAT32 stays as it is", ComputeTypeContract::keepsSingles),
                                new ContractCase(
                                        "sums keep more bits than BFLOAT16 has", ComputeTypeContract::sumsInSingle))
                        : Stream.of(new ContractCase("BFLOAT16 is refused", ComputeTypeContract::refuses)));
    }

    private static void namesDevice(Backend backend) {
        DeviceInfo device = backend.device();
        assertThat(device.name()).isNotBlank();
        assertThat(device.computeTypes()).contains(DataType.FLOAT32).containsAll(device.fastTypes());
        assertThat(backend.device()).isEqualTo(device);
    }

    private static void refuses(Backend backend) {
        assertFails(
                () -> compile(backend, network()).close(),
                INVALID_CONFIGURATION,
                DataType.BFLOAT16.name(),
                DataType.FLOAT32.name());
    }

    private static void roundsFloat(Backend backend) {
        assertRun(backend, "float", vector(1.003f, 1.0125f), vector(1, 1.015625f));
    }

    private static void keepsSingles(Backend backend) {
        assertRun(backend, "single", vector(1.003f, 1.0125f), vector(2.006f, 2.025f));
    }

    private static void assertRun(Backend backend, String output, Tensor x, Tensor expected) {
        try (Executable executable = compile(backend, network())) {
            Tensor actual = run(executable, Map.of("x", x, "single", x)).get(output);
            assertThat(actual.type()).isEqualTo(DataType.FLOAT32);
            assertThat(actual.toFloats()).containsExactly(expected.toFloats());
        }
    }

    private static void sumsInSingle(Backend backend) {
        GraphBuilder graph = new GraphBuilder("sums", ONES);
        Value x = graph.input("x", ElementType.FLOAT, T, Dimension.fixed(FEATURES));
        graph.output("sum", graph.linear(x, "ones"));
        float[] features = new float[FEATURES];
        // in BFLOAT16, 256 + 0.5 is 256
        Arrays.fill(features, 0.5f);
        features[0] = 256;
        try (Executable executable = backend.compile(graph.build(), ONES, new CompileOptions(DataType.BFLOAT16))) {
            Tensor input = Tensor.ofFloats(Shape.of(1, FEATURES), features);
            assertThat(run(executable, Map.of("x", input)).get("sum").toFloats())
                    .containsExactly(512);
        }
    }

    private static Graph network() {
        GraphBuilder graph = new GraphBuilder("compute types", TestingWeights.empty());
        graph.output("float", graph.input("x", ElementType.FLOAT, T));
        Value single = graph.input("single", ElementType.FLOAT32, T);
        graph.output("single", graph.add(single, single));
        return graph.build();
    }

    private static Executable compile(Backend backend, Graph graph) {
        return backend.compile(graph, TestingWeights.empty(), new CompileOptions(DataType.BFLOAT16));
    }

    private static float[] ones() {
        float[] ones = new float[FEATURES];
        Arrays.fill(ones, 1);
        return ones;
    }
}
