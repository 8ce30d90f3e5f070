package dev.tessera.testkit.backend;

import static dev.tessera.testkit.backend.TestingExecutables.compile;
import static dev.tessera.testkit.backend.TestingExecutables.run;
import static dev.tessera.testkit.backend.TestingTensors.indices;
import static dev.tessera.testkit.backend.TestingTensors.outsideHeap;
import static dev.tessera.testkit.backend.TestingTensors.vector;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tessera.spi.backend.Backend;
import dev.tessera.spi.backend.DeviceTensor;
import dev.tessera.spi.backend.DeviceTensors;
import dev.tessera.spi.backend.Executable;
import dev.tessera.spi.graph.Dimension;
import dev.tessera.spi.graph.ElementType;
import dev.tessera.spi.graph.ElementwiseOp.UnaryFunction;
import dev.tessera.spi.graph.GraphBuilder;
import dev.tessera.spi.graph.Value;
import dev.tessera.spi.tensor.DataType;
import dev.tessera.spi.tensor.Shape;
import dev.tessera.spi.tensor.Tensor;
import dev.tessera.testkit.checkpoint.TestingWeights;
import java.lang.foreign.Arena;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

/** Outputs are all there, whatever they come from, and keep their numbers. */
final class OutputContract {
    private static final Dimension T = Dimension.symbol("T");

    Stream<ContractCase> cases() {
        return Stream.of(
                new ContractCase("all outputs are there by name", OutputContract::givesAll),
                new ContractCase("one value under two names is two tensors", OutputContract::givesOneTwice),
                new ContractCase("an input may be an output", OutputContract::givesInputs),
                new ContractCase(
                        "a weight or constant may be an output, again and again", OutputContract::givesSources),
                new ContractCase("a reshaped input may be an output", OutputContract::givesViews),
                new ContractCase("what nobody takes does no harm", OutputContract::ignoresUnused),
                new ContractCase("names may be anything", OutputContract::takesAnyName),
                new ContractCase("results stay when the graph runs again", OutputContract::keepsResults),
                new ContractCase("results stay when the input's memory is given back", OutputContract::outlivesInputs),
                new ContractCase("results can be copied to the host again and again", OutputContract::copiesAgain),
                new ContractCase("closing one output leaves the others", OutputContract::closesOne));
    }

    private static void givesAll(Backend backend) {
        try (Executable executable = compile(backend, graph -> {
                    Value x = graph.input("x", ElementType.FLOAT, T);
                    Value doubled = graph.add(x, x);
                    graph.output("squared", graph.multiply(doubled, doubled));
                    graph.output("doubled", doubled);
                    graph.output("whole", graph.cast(doubled, ElementType.INT64));
                    graph.output("single", graph.cast(doubled, ElementType.FLOAT32));
                });
                DeviceTensors outputs = executable.run(Map.of("x", vector(1.25f, -3)), Map.of())) {
            assertThat(outputs.tensors()).containsOnlyKeys("squared", "doubled", "whole", "single");
            assertThat(outputs.tensor("doubled").toHost().toFloats()).containsExactly(2.5f, -6);
            assertThat(outputs.tensor("squared").toHost().toFloats()).containsExactly(6.25f, 36);
            assertThat(outputs.tensor("whole").toHost().toLongs()).containsExactly(2, -6);
            assertThat(outputs.tensor("single").toHost().type()).isEqualTo(DataType.FLOAT32);
            assertThat(outputs.tensor("single").shape()).isEqualTo(Shape.of(2));
        }
    }

    private static void givesOneTwice(Backend backend) {
        try (Executable executable = compile(backend, graph -> {
                    Value x = graph.input("x", ElementType.FLOAT, T);
                    Value y = graph.apply(UnaryFunction.NEGATE, x);
                    graph.output("first", y);
                    graph.output("second", y);
                });
                DeviceTensors outputs = executable.run(Map.of("x", vector(1, 2)), Map.of())) {
            outputs.tensor("first").close();
            assertThat(outputs.tensor("second").toHost().toFloats()).containsExactly(-1, -2);
        }
    }

    private static void givesInputs(Backend backend) {
        try (Executable executable = compile(backend, graph -> {
            graph.output("x", graph.input("x", ElementType.FLOAT, T));
            graph.output("y", graph.input("y", ElementType.INT64, T));
            graph.output("z", graph.input("z", ElementType.FLOAT32));
        })) {
            Tensor scalar = Tensor.ofFloats(Shape.of(), 0.1f);
            Map<String, Tensor> results =
                    run(executable, Map.of("x", vector(1, 2), "y", indices(3, 1L << 40), "z", scalar));
            assertThat(results.get("x").toFloats()).containsExactly(1, 2);
            assertThat(results.get("y").toLongs()).containsExactly(3, 1L << 40);
            assertThat(results.get("z").shape()).isEqualTo(Shape.of());
            assertThat(results.get("z").toFloats()).containsExactly(0.1f);
        }
    }

    private static void givesSources(Backend backend) {
        TestingWeights weights = TestingWeights.empty().with("w", Shape.of(2), 0.5f, -1);
        try (Executable executable = compile(backend, weights, graph -> {
            Value x = graph.input("x", ElementType.FLOAT, Dimension.fixed(2));
            graph.output("weight", graph.weight("w"));
            graph.output("constant", graph.constant(indices(7, 8)));
            graph.output("sum", graph.add(graph.weight("w"), x));
        })) {
            for (int i = 0; i < 3; i++) {
                Map<String, Tensor> results = run(executable, Map.of("x", vector(i, i)));
                assertThat(results.get("weight").toFloats()).containsExactly(0.5f, -1);
                assertThat(results.get("constant").toLongs()).containsExactly(7, 8);
                assertThat(results.get("sum").toFloats()).containsExactly(0.5f + i, -1 + i);
            }
        }
    }

    private static void givesViews(Backend backend) {
        try (Executable executable = compile(backend, graph -> {
            Value x = graph.input("x", ElementType.FLOAT, T, Dimension.fixed(2));
            graph.output("flat", graph.reshape(x, T.times(2)));
            graph.output("transposed", graph.transpose(x, 1, 0));
            graph.output("slice", graph.slice(x, 1, 1, 2));
        })) {
            Map<String, Tensor> results = run(executable, Map.of("x", TestingTensors.counting(2, 2)));
            assertThat(results.get("flat").toFloats()).containsExactly(0, 1, 2, 3);
            assertThat(results.get("transposed").toFloats()).containsExactly(0, 2, 1, 3);
            assertThat(results.get("slice").toFloats()).containsExactly(1, 3);
        }
    }

    private static void ignoresUnused(Backend backend) {
        TestingWeights weights = TestingWeights.empty().with("w", Shape.of(1), 1);
        try (Executable executable = compile(backend, weights, graph -> {
            Value x = graph.input("x", ElementType.FLOAT, T);
            graph.input("unused", ElementType.INT64, T.plus(1));
            graph.weight("w");
            graph.constant(vector(1));
            graph.apply(UnaryFunction.EXPONENTIAL, x);
            graph.output("y", graph.apply(UnaryFunction.NEGATE, x));
        })) {
            Map<String, Tensor> inputs = Map.of("x", vector(5), "unused", indices(1, 2));
            assertThat(run(executable, inputs).get("y").toFloats()).containsExactly(-5);
        }
    }

    private static void takesAnyName(Backend backend) {
        String[] names = {"class", "self", "x.0/y", "a b", "1", "π", "\"quoted\"\\", "forward", "None", "_"};
        TestingWeights weights = TestingWeights.empty().with("model.layers.0.lambda-\"w\"", Shape.of(1), 2);
        try (Executable executable = compile(backend, weights, graph -> {
            Value weight = graph.weight("model.layers.0.lambda-\"w\"");
            for (String name : names) {
                graph.output(name, graph.multiply(graph.input(name, ElementType.FLOAT, T), weight));
            }
        })) {
            Map<String, Tensor> inputs = new HashMap<>();
            for (int i = 0; i < names.length; i++) {
                inputs.put(names[i], vector(i));
            }
            Map<String, Tensor> results = run(executable, inputs);
            assertThat(results).containsOnlyKeys(names);
            for (int i = 0; i < names.length; i++) {
                assertThat(results.get(names[i]).toFloats()).containsExactly(2 * i);
            }
        }
    }

    private static void keepsResults(Backend backend) {
        try (Executable executable = compile(backend, OutputContract::several);
                DeviceTensors first = executable.run(Map.of("x", vector(1, 2)), Map.of());
                DeviceTensors second = executable.run(Map.of("x", vector(3, 4)), Map.of())) {
            executable.run(Map.of("x", vector(5, 6)), Map.of()).close();
            for (String name : first.tensors().keySet()) {
                assertThat(first.tensor(name).toHost().toFloats()).as(name).containsExactly(1, 2);
                assertThat(second.tensor(name).toHost().toFloats()).as(name).containsExactly(3, 4);
            }
        }
    }

    private static void outlivesInputs(Backend backend) {
        try (Executable executable = compile(backend, OutputContract::several)) {
            DeviceTensors outputs;
            try (Arena arena = Arena.ofConfined()) {
                Tensor input = outsideHeap(vector(1, 2), arena, 0);
                outputs = executable.run(Map.of("x", input), Map.of());
            }
            try (outputs) {
                for (DeviceTensor output : outputs.tensors().values()) {
                    assertThat(output.toHost().toFloats()).containsExactly(1, 2);
                }
            }
        }
    }

    private static void several(GraphBuilder graph) {
        Value x = graph.input("x", ElementType.FLOAT, T);
        graph.output("computed", graph.apply(UnaryFunction.ABSOLUTE, x));
        graph.output("input", x);
        graph.output("reshaped", graph.reshape(graph.reshape(x, T, Dimension.fixed(1)), T));
        graph.output("cast", graph.cast(x, ElementType.FLOAT32));
    }

    private static void copiesAgain(Backend backend) {
        try (Executable executable = compile(backend, OutputContract::several);
                DeviceTensors outputs = executable.run(Map.of("x", vector(1, 2)), Map.of())) {
            DeviceTensor output = outputs.tensor("computed");
            Tensor first = output.toHost();
            assertThat(output.toHost().toFloats()).containsExactly(first.toFloats());
            output.close();
            assertThat(first.toFloats()).containsExactly(1, 2);
        }
    }

    private static void closesOne(Backend backend) {
        try (Executable executable = compile(backend, OutputContract::several);
                DeviceTensors outputs = executable.run(Map.of("x", vector(1, 2)), Map.of())) {
            outputs.tensor("input").close();
            outputs.tensor("cast").close();
            assertThat(outputs.tensor("reshaped").toHost().toFloats()).containsExactly(1, 2);
            assertThat(outputs.tensor("computed").toHost().toFloats()).containsExactly(1, 2);
        }
    }
}
