package dev.tessera.testkit.backend;

import static dev.tessera.testkit.backend.TestingExecutables.compile;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tessera.spi.backend.Backend;
import dev.tessera.spi.backend.DeviceTensor;
import dev.tessera.spi.backend.DeviceTensors;
import dev.tessera.spi.backend.Executable;
import dev.tessera.spi.error.TesseraException;
import dev.tessera.spi.graph.Dimension;
import dev.tessera.spi.graph.ElementType;
import dev.tessera.spi.graph.ElementwiseOp.UnaryFunction;
import dev.tessera.spi.graph.GraphBuilder;
import dev.tessera.spi.graph.Value;
import dev.tessera.spi.tensor.DataType;
import dev.tessera.spi.tensor.Shape;
import dev.tessera.spi.tensor.Tensor;
import dev.tessera.testkit.checkpoint.TestingWeights;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.stream.Stream;

/** Closing returns memory at once. Each case would leave many times the allowed growth if one tensor were forgotten. */
final class MemoryContract {
    private static final int ELEMENTS = 1 << 20;
    private static final int WARM_UPS = 16;
    private static final int REPETITIONS = 64;
    private static final long ALLOWED_GROWTH = (long) REPETITIONS / 8 * ELEMENTS * DataType.FLOAT32.bytes();

    private final LongSupplier allocatedBytes;

    MemoryContract(LongSupplier allocatedBytes) {
        this.allocatedBytes = allocatedBytes;
    }

    Stream<ContractCase> cases() {
        return Stream.of(
                new ContractCase("runs leave nothing behind", this::runs),
                new ContractCase("refused runs leave nothing behind", this::refusedRuns),
                new ContractCase("states leave nothing behind", this::states),
                new ContractCase("executables leave nothing behind", this::executables));
    }

    private void runs(Backend backend) {
        try (Executable executable = compile(backend, MemoryContract::twoSteps)) {
            requireNoGrowth(() -> {
                try (DeviceTensors outputs = executable.run(Map.of("x", large(), "y", large()), Map.of())) {
                    assertThat(outputs.tensor("sum").toHost().shape()).isEqualTo(Shape.of(ELEMENTS));
                }
            });
        }
    }

    private void refusedRuns(Backend backend) {
        try (Executable executable = compile(backend, MemoryContract::twoSteps)) {
            Tensor tooShort = Tensor.ofFloats(Shape.of(1), 1);
            requireNoGrowth(() -> assertThatThrownBy(
                            () -> executable.run(Map.of("x", large(), "y", tooShort), Map.of()))
                    .isInstanceOf(TesseraException.class));
        }
    }

    private void states(Backend backend) {
        requireNoGrowth(() -> {
            try (DeviceTensor state = backend.zeros(DataType.FLOAT32, Shape.of(ELEMENTS))) {
                assertThat(state.toHost().toFloats()).contains(0);
            }
        });
    }

    private void executables(Backend backend) {
        TestingWeights weights =
                TestingWeights.empty().with("w", DataType.BFLOAT16, Shape.of(ELEMENTS), new float[ELEMENTS]);
        requireNoGrowth(() -> {
            try (Executable executable = compile(
                    backend,
                    weights,
                    graph -> graph.output("w", graph.apply(UnaryFunction.COSINE, graph.weight("w"))))) {
                executable.run(Map.of(), Map.of()).close();
            }
        });
    }

    private static void twoSteps(GraphBuilder graph) {
        Dimension size = Dimension.symbol("T");
        Value x = graph.input("x", ElementType.FLOAT, size);
        Value y = graph.input("y", ElementType.FLOAT, size);
        graph.output("sum", graph.add(graph.apply(UnaryFunction.EXPONENTIAL, x), y));
    }

    private static Tensor large() {
        return Tensor.ofFloats(Shape.of(ELEMENTS), new float[ELEMENTS]);
    }

    private void requireNoGrowth(Runnable repeated) {
        for (int i = 0; i < WARM_UPS; i++) {
            repeated.run();
        }
        long before = allocatedBytes.getAsLong();
        for (int i = 0; i < REPETITIONS; i++) {
            repeated.run();
        }
        assertThat(allocatedBytes.getAsLong() - before)
                .as("growth in bytes over %d repetitions", REPETITIONS)
                .isLessThan(ALLOWED_GROWTH);
    }
}
