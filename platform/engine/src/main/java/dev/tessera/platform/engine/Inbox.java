package dev.tessera.platform.engine;

import dev.tessera.spi.error.TesseraException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Messages that wait for the engine's thread. Thread-safe. */
final class Inbox {
    private List<EngineMessage> messages = new ArrayList<>();
    private Optional<TesseraException> closed = Optional.empty();

    /**
     * Adds a request.
     *
     * @throws TesseraException why the inbox was closed, if it was
     */
    synchronized void submit(ActiveRequest request) {
        if (closed.isPresent()) {
            throw closed.get();
        }
        messages.add(new EngineMessage.Submit(request));
        notifyAll();
    }

    /** Asks for the end of a request; nothing happens where it is over. */
    synchronized void cancel(long request) {
        messages.add(new EngineMessage.Cancel(request));
        notifyAll();
    }

    /** Takes no more requests, and asks for the end of all there are. */
    synchronized void close(TesseraException reason) {
        if (closed.isEmpty()) {
            closed = Optional.of(reason);
            messages.add(new EngineMessage.Stop(reason));
            notifyAll();
        }
    }

    /** What has come since the last call, possibly nothing. */
    synchronized List<EngineMessage> poll() {
        List<EngineMessage> taken = messages;
        messages = new ArrayList<>();
        return taken;
    }

    /** Waits until there is something, and takes it. */
    synchronized List<EngineMessage> take() {
        while (messages.isEmpty()) {
            try {
                wait();
            } catch (InterruptedException _) {
                // the engine's thread ends by a message, not by interruption
            }
        }
        return poll();
    }
}
