package dev.tessera.testkit.backend;

import static dev.tessera.spi.error.StandardErrors.BACKEND_FAILED;
import static dev.tessera.testkit.backend.Failures.assertFails;
import static dev.tessera.testkit.backend.TestingExecutables.compile;
import static dev.tessera.testkit.backend.TestingExecutables.run;
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
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Everything can be closed twice, and what is closed says so instead of crashing. */
final class LifecycleContract {
    private static final Map<String, Tensor> INPUTS = Map.of("x", vector(1, 2));

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Supplier<? extends Backend> backends;

    LifecycleContract(Supplier<? extends Backend> backends) {
        this.backends = backends;
    }

    Stream<ContractCase> cases() {
        return Stream.of(
                new ContractCase("an executable closes twice", LifecycleContract::closesExecutables),
                new ContractCase("a closed executable does not run", LifecycleContract::runsNoMore),
                new ContractCase("outputs close twice", LifecycleContract::closesOutputs),
                new ContractCase("a closed tensor has no numbers", LifecycleContract::readsNoMore),
                new ContractCase("a state closes twice", LifecycleContract::closesStates),
                new ContractCase("outputs close after their executable", LifecycleContract::closesLate),
                new ContractCase("executables do not depend on each other", LifecycleContract::closesInAnyOrder),
                new ContractCase("one thread may go on where another left off", this::changesThreads),
                new ContractCase("a backend closes twice", backend -> closesBackends()),
                new ContractCase("backends do not depend on each other", this::runsBesideAnother),
                new ContractCase("no thread stays behind", backend -> leavesNoThread(backend)));
    }

    private static void network(GraphBuilder graph) {
        Value x = graph.input("x", ElementType.FLOAT, Dimension.symbol("T"));
        graph.output("doubled", graph.add(x, x));
        graph.output("sine", graph.apply(UnaryFunction.SINE, x));
        graph.output("x", x);
    }

    private static void assertRuns(Executable executable) {
        assertThat(run(executable, INPUTS).get("doubled").toFloats()).containsExactly(2, 4);
    }

    private static void closesExecutables(Backend backend) {
        Executable executable = compile(backend, LifecycleContract::network);
        assertRuns(executable);
        executable.close();
        executable.close();
    }

    private static void runsNoMore(Backend backend) {
        Executable executable = compile(backend, LifecycleContract::network);
        executable.close();
        assertFails(() -> executable.run(INPUTS, Map.of()), BACKEND_FAILED, "closed");
    }

    private static void closesOutputs(Backend backend) {
        try (Executable executable = compile(backend, LifecycleContract::network)) {
            DeviceTensors outputs = executable.run(INPUTS, Map.of());
            outputs.tensor("x").close();
            outputs.close();
            outputs.close();
            assertRuns(executable);
        }
    }

    private static void readsNoMore(Backend backend) {
        try (Executable executable = compile(backend, LifecycleContract::network)) {
            DeviceTensors outputs = executable.run(INPUTS, Map.of());
            outputs.close();
            for (DeviceTensor output : outputs.tensors().values()) {
                assertFails(output::toHost, BACKEND_FAILED, "closed");
            }
        }
    }

    private static void closesStates(Backend backend) {
        DeviceTensor state = backend.zeros(DataType.FLOAT32, Shape.of(2));
        state.close();
        state.close();
        assertFails(state::toHost, BACKEND_FAILED, "closed");
    }

    private static void closesLate(Backend backend) {
        DeviceTensors outputs;
        try (Executable executable = compile(backend, LifecycleContract::network)) {
            outputs = executable.run(INPUTS, Map.of());
        }
        outputs.close();
    }

    private static void closesInAnyOrder(Backend backend) {
        List<Executable> executables = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            executables.add(compile(backend, LifecycleContract::network));
        }
        for (int closed : new int[] {1, 3, 0, 2}) {
            assertRuns(executables.get(closed));
            executables.get(closed).close();
        }
    }

    private void changesThreads(Backend unused) throws Exception {
        try (ExecutorService first = Executors.newSingleThreadExecutor();
                ExecutorService second = Executors.newSingleThreadExecutor()) {
            Backend backend = first.submit(backends::get).get();
            Executable executable = second.submit(() -> compile(backend, LifecycleContract::network))
                    .get();
            DeviceTensors outputs =
                    first.submit(() -> executable.run(INPUTS, Map.of())).get();
            assertThat(outputs.tensor("doubled").toHost().toFloats()).containsExactly(2, 4);
            second.submit(outputs::close).get();
            assertRuns(executable);
            first.submit(executable::close).get();
            second.submit(backend::close).get();
        }
    }

    private void closesBackends() {
        Backend another = backends.get();
        another.close();
        another.close();
    }

    private void runsBesideAnother(Backend backend) {
        try (Executable executable = compile(backend, LifecycleContract::network)) {
            try (Backend another = backends.get();
                    Executable other = compile(another, LifecycleContract::network)) {
                assertRuns(other);
                assertRuns(executable);
            }
            assertRuns(executable);
        }
    }

    private void leavesNoThread(Backend warm) throws InterruptedException {
        work(warm);
        Set<Thread> before = Thread.getAllStackTraces().keySet();
        Set<Thread> after;
        try (Backend backend = backends.get()) {
            work(backend);
            after = Thread.getAllStackTraces().keySet();
        }
        after.removeAll(before);
        for (Thread thread : after) {
            // a thread that has done its last work may still be on its way out
            assertThat(thread.join(PATIENCE)).as(thread.getName()).isTrue();
        }
    }

    /** Enough of it for a backend to use all its threads. */
    private static void work(Backend backend) {
        try (Executable executable = compile(backend, LifecycleContract::network)) {
            run(executable, Map.of("x", TestingTensors.counting(1 << 20)));
        }
    }
}
