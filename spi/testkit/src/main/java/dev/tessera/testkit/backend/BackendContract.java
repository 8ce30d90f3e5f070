package dev.tessera.testkit.backend;

import static java.util.Objects.requireNonNull;

import dev.tessera.spi.backend.Backend;
import dev.tessera.spi.tensor.DataType;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;

/**
 * What every backend must do, as tests: each operation against numbers that no backend computed, and all that
 * {@link Backend}, {@link dev.tessera.spi.backend.Executable} and {@link dev.tessera.spi.backend.DeviceTensor} promise.
 * Nothing can be switched off. A backend's test is
 *
 * <pre>{@code
 * @TestFactory
 * Stream<DynamicNode> keepsTheContract() {
 *     return BackendContract.of(() -> new MyBackend(config)).tests();
 * }
 * }</pre>
 */
public final class BackendContract {
    private final Supplier<? extends Backend> backends;
    private final Optional<LongSupplier> allocatedBytes;

    private BackendContract(Supplier<? extends Backend> backends) {
        this.backends = requireNonNull(backends, "backends is null");
        this.allocatedBytes = Optional.empty();
    }

    private BackendContract(Supplier<? extends Backend> backends, LongSupplier allocatedBytes) {
        this.backends = requireNonNull(backends, "backends is null");
        this.allocatedBytes = Optional.of(requireNonNull(allocatedBytes, "allocatedBytes is null"));
    }

    /**
     * The contract of a backend.
     *
     * @param backends makes a new backend; each test makes one and closes it
     */
    public static BackendContract of(Supplier<? extends Backend> backends) {
        return new BackendContract(backends);
    }

    /**
     * The same contract with a look at memory, which adds the tests that nothing leaks.
     *
     * @param bytes tells how many bytes the tensors of the runtime take now, or the whole process where it cannot tell
     */
    public BackendContract withAllocatedBytes(LongSupplier bytes) {
        return new BackendContract(backends, bytes);
    }

    /** The tests, for a {@link org.junit.jupiter.api.TestFactory}. */
    public Stream<DynamicNode> tests() {
        Set<DataType> computeTypes = computeTypes();
        OpContract operations = new OpContract(computeTypes);
        Stream<DynamicNode> always = Stream.of(
                DynamicContainer.dynamicContainer(
                        "operations",
                        OpCases.operations().stream()
                                .map(operation -> container(operation.getSimpleName(), operations.cases(operation)))),
                container("networks", new NetworkContract().cases()),
                container("paged steps", new PagedStepsContract().cases()),
                container("weights", new WeightContract().cases()),
                container("inputs", new InputContract().cases()),
                container("states", new StateContract().cases()),
                container("outputs", new OutputContract().cases()),
                container("products with large matrices", new LargeMatrixContract(computeTypes).cases()),
                container("largest of wide rows", new WideRowsContract().cases()),
                container("compute types", new ComputeTypeContract(computeTypes).cases()),
                container("lifecycle", new LifecycleContract(backends).cases()));
        return Stream.concat(
                always, allocatedBytes.stream().map(bytes -> container("memory", new MemoryContract(bytes).cases())));
    }

    private Set<DataType> computeTypes() {
        try (Backend backend = backends.get()) {
            return backend.device().computeTypes();
        }
    }

    private DynamicNode container(String name, Stream<ContractCase> cases) {
        return DynamicContainer.dynamicContainer(name, cases.map(contractCase -> test(name, contractCase)));
    }

    private DynamicNode test(String container, ContractCase contractCase) {
        return DynamicTest.dynamicTest(contractCase.name(), () -> {
            try (Backend backend = backends.get()) {
                contractCase.check().accept(backend);
            } catch (Throwable e) {
                // build logs number dynamic tests, so the message has to say which one it was
                throw new AssertionError("%s, %s: %s".formatted(container, contractCase.name(), e.getMessage()), e);
            }
        });
    }
}
