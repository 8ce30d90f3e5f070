package dev.tessera.testkit.backend;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tessera.spi.graph.ElementType;
import dev.tessera.spi.graph.Graph;
import dev.tessera.spi.graph.Op;
import dev.tessera.spi.graph.Value;
import dev.tessera.spi.tensor.DataType;
import dev.tessera.spi.tensor.Shape;
import dev.tessera.spi.tensor.Tensor;
import dev.tessera.testkit.backend.Operand.Source;
import java.lang.reflect.RecordComponent;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class OpCasesTest {
    static Stream<OpCase> cases() {
        return OpCases.operations().stream().flatMap(operation -> OpCases.of(operation).stream());
    }

    @Test
    void everyOperationHasACase() {
        Set<Class<?>> covered = cases().flatMap(opCase -> graph(opCase).nodes().stream())
                .map(node -> node.op().getClass())
                .collect(toSet());
        assertThat(OpCases.operations())
                .isNotEmpty()
                .allSatisfy(operation -> assertThat(covered)
                        .as("a stored case of %s", operation.getSimpleName())
                        .contains(operation));
    }

    @Test
    void everyVariantOfAnOperationHasACase() throws ReflectiveOperationException {
        for (Class<? extends Op> operation : OpCases.operations()) {
            for (RecordComponent component : operation.getRecordComponents()) {
                if (component.getType().isEnum()) {
                    assertThat(variants(operation, component))
                            .as("%s of %s", component.getName(), operation.getSimpleName())
                            .containsExactlyInAnyOrder(component.getType().getEnumConstants());
                }
            }
        }
    }

    private static Set<Object> variants(Class<? extends Op> operation, RecordComponent component)
            throws ReflectiveOperationException {
        Set<Object> variants = new HashSet<>();
        for (OpCase opCase : OpCases.of(operation)) {
            for (Graph.Node node : graph(opCase).nodes()) {
                if (operation.isInstance(node.op())) {
                    variants.add(component.getAccessor().invoke(node.op()));
                }
            }
        }
        return variants;
    }

    @Test
    void namesTellCasesApart() {
        for (Class<? extends Op> operation : OpCases.operations()) {
            assertThat(OpCases.of(operation).stream().map(OpCase::name)).doesNotHaveDuplicates();
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void theGraphGivesWhatIsExpected(OpCase opCase) {
        Graph graph = graph(opCase);
        Value result = graph.outputs().get(OpCaseGraph.RESULT);
        Map<String, Shape> shapes = new HashMap<>();
        Stream.concat(opCase.operandsFrom(Source.INPUT).stream(), opCase.operandsFrom(Source.STATE).stream())
                .forEach(operand ->
                        shapes.put(operand.name(), operand.tensor().values().shape()));
        if (graph.inputs().stream().anyMatch(input -> input.name().equals(OpCaseGraph.ALL_ROWS))) {
            shapes.put(
                    OpCaseGraph.ALL_ROWS,
                    Shape.of(opCase.result().values().shape().size(0)));
        }
        assertThat(result.element()).isEqualTo(opCase.result().element());
        assertThat(result.shape().resolve(graph.bind(shapes)))
                .isEqualTo(opCase.result().values().shape());
    }

    /** Only then is the expected result the same for all compute types and stored types. */
    @ParameterizedTest
    @MethodSource("cases")
    void operandsAreExactInEveryStoredType(OpCase opCase) {
        for (Operand operand :
                opCase.operands().values().stream().flatMap(List::stream).toList()) {
            if (operand.tensor().element() == ElementType.FLOAT) {
                Tensor tensor = operand.tensor().values();
                for (DataType type : List.of(DataType.FLOAT16, DataType.BFLOAT16)) {
                    assertThat(Tensor.ofFloats(type, tensor.shape(), tensor.toFloats())
                                    .toFloats())
                            .as("%s in %s", operand.name(), type)
                            .containsExactly(tensor.toFloats());
                }
            }
        }
    }

    private static Graph graph(OpCase opCase) {
        return OpCaseGraph.build(opCase, opCase.weights(DataType.FLOAT32));
    }
}
