package dev.tessera.platform.engine;

import dev.tessera.spi.error.TesseraException;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;

/** Requests that wait for the engine thread, and the one it works on. Thread-safe. */
final class TaskQueue {
    private final Queue<GenerationTask> waiting = new ArrayDeque<>();
    private Optional<GenerationTask> current = Optional.empty();
    private Optional<TesseraException> closed = Optional.empty();

    /**
     * Adds a request.
     *
     * @throws TesseraException why the queue was closed, if it was
     */
    synchronized void add(GenerationTask task) {
        if (closed.isPresent()) {
            throw closed.get();
        }
        waiting.add(task);
        notifyAll();
    }

    /** Waits for the next request to work on; none comes once the queue is closed. */
    synchronized Optional<GenerationTask> take() {
        while (waiting.isEmpty() && closed.isEmpty()) {
            try {
                wait();
            } catch (InterruptedException _) {
                // the engine's thread ends by closing the queue, not by interruption
            }
        }
        current = Optional.ofNullable(waiting.poll());
        return current;
    }

    /** Takes no more requests and ends those that wait or are worked on. */
    synchronized void close(TesseraException reason) {
        if (closed.isPresent()) {
            return;
        }
        closed = Optional.of(reason);
        current.ifPresent(task -> task.abort(reason));
        waiting.forEach(task -> task.abort(reason));
        waiting.clear();
        notifyAll();
    }
}
