package dev.tessera.cli;

import static dev.tessera.spi.error.StandardErrors.UNKNOWN_NAME;
import static java.util.stream.Collectors.joining;

import dev.tessera.platform.lifecycle.Closer;
import dev.tessera.platform.plugin.ThreadContextClassLoader;
import dev.tessera.platform.registry.Registry;
import dev.tessera.spi.error.TesseraException;
import dev.tessera.spi.frontend.Frontend;
import dev.tessera.spi.generation.InferenceService;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** The installed frontends, taking requests. They are closed before the engine that they pass requests to. */
final class RunningFrontends implements AutoCloseable {
    private final List<Frontend> started = new ArrayList<>();
    private final Closer resources = new Closer();

    private RunningFrontends() {}

    /**
     * Finds out whether all of them could start.
     *
     * @throws TesseraException where there is none, or one could not start
     */
    static void check(Registry<Frontend> registry) {
        Collection<Frontend> frontends = registry.all().values();
        if (frontends.isEmpty()) {
            throw new TesseraException(UNKNOWN_NAME, "there is nothing to serve with, for no frontend is installed");
        }
        for (Frontend frontend : frontends) {
            try (var _ = new ThreadContextClassLoader(frontend.getClass().getClassLoader())) {
                frontend.check();
            }
        }
    }

    /**
     * Starts all of them.
     *
     * @throws TesseraException where one cannot start; none is left running then
     */
    static RunningFrontends start(Registry<Frontend> registry, InferenceService service) {
        Collection<Frontend> frontends = registry.all().values();
        RunningFrontends running = new RunningFrontends();
        try {
            frontends.forEach(frontend -> running.start(frontend, service));
            return running;
        } catch (RuntimeException | Error e) {
            running.resources.closeAfter(e);
            throw e;
        }
    }

    private void start(Frontend frontend, InferenceService service) {
        try (var _ = new ThreadContextClassLoader(frontend.getClass().getClassLoader())) {
            frontend.start(service);
            started.add(frontend);
            resources.register(() -> close(frontend));
        }
    }

    /** Where they are reached. */
    String addresses() {
        return started.stream().map(Frontend::address).collect(joining(" and "));
    }

    private static void close(Frontend frontend) {
        try (var _ = new ThreadContextClassLoader(frontend.getClass().getClassLoader())) {
            frontend.close();
        }
    }

    /** Closes all of them, whatever fails. */
    @Override
    public void close() {
        resources.close();
    }
}
