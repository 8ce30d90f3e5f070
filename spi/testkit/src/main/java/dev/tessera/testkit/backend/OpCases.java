package dev.tessera.testkit.backend;

import dev.tessera.spi.graph.Op;
import dev.tessera.testkit.json.JsonFile;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** The stored cases: for each operation that has any, a file of its name beside the script that computes them. */
final class OpCases {
    private OpCases() {}

    /** Every operation there is. */
    static List<Class<? extends Op>> operations() {
        return leaves(Op.class)
                .sorted((left, right) -> left.getSimpleName().compareTo(right.getSimpleName()))
                .toList();
    }

    static List<OpCase> of(Class<? extends Op> operation) {
        return JsonFile.find(OpCases.class, "ops/%s.json".formatted(operation.getSimpleName())).stream()
                .flatMap(file -> file.objects("cases").stream())
                .map(json -> OpCase.read(operation, json))
                .toList();
    }

    private static Stream<Class<? extends Op>> leaves(Class<? extends Op> type) {
        return type.isSealed()
                ? Arrays.stream(type.getPermittedSubclasses())
                        .flatMap(permitted -> leaves(permitted.asSubclass(Op.class)))
                : Stream.of(type);
    }
}
