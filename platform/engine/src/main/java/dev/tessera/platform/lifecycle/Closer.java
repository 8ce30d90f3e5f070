package dev.tessera.platform.lifecycle;

import static dev.tessera.spi.error.StandardErrors.CANCELLED;
import static dev.tessera.spi.error.StandardErrors.INTERNAL_ERROR;
import static java.util.Objects.requireNonNull;

import dev.tessera.spi.error.TesseraException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Closes what is registered with it, the last first. All of it is closed, whatever fails. Thread-safe. */
public final class Closer implements AutoCloseable {
    private final Deque<AutoCloseable> resources = new ArrayDeque<>();
    private boolean closed;

    /**
     * Takes over a resource. Where this is closed already, the resource is closed at once.
     *
     * @throws TesseraException CANCELLED where this is closed already
     */
    public void register(AutoCloseable resource) {
        requireNonNull(resource, "resource is null");
        synchronized (this) {
            if (!closed) {
                resources.push(resource);
                return;
            }
        }
        TesseraException refusal = refusal();
        close(List.of(resource)).forEach(refusal::addSuppressed);
        throw refusal;
    }

    /**
     * Refuses to go on where this is closed.
     *
     * @throws TesseraException CANCELLED
     */
    public synchronized void checkOpen() {
        if (closed) {
            throw refusal();
        }
    }

    /**
     * Closes everything, once: further calls do nothing.
     *
     * @throws TesseraException INTERNAL_ERROR where something could not be closed, with all failures suppressed in it
     */
    @Override
    public void close() {
        List<AutoCloseable> all = takeAll();
        List<Throwable> failures = close(all);
        if (!failures.isEmpty()) {
            TesseraException failure = new TesseraException(
                    INTERNAL_ERROR, "%d of %d resources failed to close".formatted(failures.size(), all.size()));
            failures.forEach(failure::addSuppressed);
            throw failure;
        }
    }

    /** Closes everything because of a failure, in which further failures are suppressed. */
    public void closeAfter(Throwable failure) {
        close(takeAll()).forEach(failure::addSuppressed);
    }

    private static TesseraException refusal() {
        return new TesseraException(CANCELLED, "the platform is closed");
    }

    private synchronized List<AutoCloseable> takeAll() {
        closed = true;
        List<AutoCloseable> all = List.copyOf(resources);
        resources.clear();
        return all;
    }

    private static List<Throwable> close(List<AutoCloseable> resources) {
        List<Throwable> failures = new ArrayList<>();
        for (AutoCloseable resource : resources) {
            try {
                resource.close();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                failures.add(e);
            } catch (Throwable e) {
                failures.add(e);
            }
        }
        return failures;
    }
}
