package dev.tessera.platform.plugin;

import static dev.tessera.spi.error.StandardErrors.CANCELLED;
import static java.util.Objects.requireNonNull;
import static java.util.concurrent.Future.State.FAILED;

import dev.tessera.platform.lifecycle.Closer;
import dev.tessera.spi.Plugin;
import dev.tessera.spi.error.TesseraException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Loads plugins: several at once, each with a class loader of its own. Whatever the order in which that happens, the result
 * is sorted by name, and of several failures that of the first plugin is thrown. Nothing stays open after a failure.
 */
public final class PluginLoader {
    private final List<PluginSource> sources;
    private final SpiVersion spiVersion;

    /**
     * Prepares.
     *
     * @param sources where plugins are looked for; a plugin replaces those of the same name in earlier sources
     * @param spiVersion the version that the platform offers
     */
    public PluginLoader(List<PluginSource> sources, SpiVersion spiVersion) {
        this.sources = List.copyOf(sources);
        this.spiVersion = requireNonNull(spiVersion, "spiVersion is null");
    }

    /**
     * Loads all plugins that there are.
     *
     * @throws TesseraException INVALID_PLUGIN where one cannot be loaded or two contradict each other, CANCELLED where the
     *     thread was interrupted
     */
    public LoadedPlugins load() {
        List<PluginCandidate> candidates = PluginCandidate.find(sources, spiVersion);
        Closer loaders = new Closer();
        try {
            List<PluginEntry> entries = new ArrayList<>();
            for (PluginCandidate candidate : candidates) {
                PluginClassLoader loader = new PluginClassLoader(
                        candidate.descriptor().name(), candidate.location().classPath(), Plugin.class.getClassLoader());
                loaders.register(loader);
                entries.add(new PluginEntry(candidate.descriptor(), loader));
            }
            return new LoadedPlugins(callAll(entries), loaders);
        } catch (Throwable e) {
            loaders.closeAfter(e);
            throw e;
        }
    }

    private static List<LoadedPlugin> callAll(List<PluginEntry> entries) {
        int threads = Math.clamp(entries.size(), 1, Runtime.getRuntime().availableProcessors());
        try (ExecutorService executor = Executors.newFixedThreadPool(
                threads, Thread.ofPlatform().name("plugin-loader-", 0).factory())) {
            return results(executor.invokeAll(entries));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TesseraException(CANCELLED, "the start was interrupted", e);
        }
    }

    private static List<LoadedPlugin> results(List<Future<LoadedPlugin>> done) {
        List<Throwable> failures = done.stream()
                .filter(future -> future.state() == FAILED)
                .map(Future::exceptionNow)
                .toList();
        if (!failures.isEmpty()) {
            TesseraException first = (TesseraException) failures.getFirst();
            TesseraException failure = new TesseraException(first.code(), first.getMessage(), first);
            failures.stream().skip(1).forEach(failure::addSuppressed);
            throw failure;
        }
        return done.stream().map(Future::resultNow).toList();
    }
}
