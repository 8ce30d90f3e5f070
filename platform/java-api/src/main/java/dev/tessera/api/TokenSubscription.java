package dev.tessera.api;

import static dev.tessera.spi.error.StandardErrors.INTERNAL_ERROR;

import dev.tessera.spi.error.TesseraException;
import java.util.Optional;
import java.util.concurrent.Flow;
import java.util.function.Supplier;

/**
 * Hands an answer to a subscriber, as fast as it asks. A thread works only while there is demand, one at a time, and looks one
 * delta ahead, so that the end is told without being asked for.
 */
final class TokenSubscription implements Flow.Subscription {
    private final Supplier<TokenStream> start;
    private final Flow.Subscriber<? super Delta> subscriber;

    // guarded by this
    private Optional<TokenStream> stream = Optional.empty();
    private Optional<IllegalArgumentException> misuse = Optional.empty();
    private long demand;
    /** True from the beginning, so that nothing is delivered before onSubscribe has returned. */
    private boolean working = true;

    private boolean over;

    TokenSubscription(Supplier<TokenStream> start, Flow.Subscriber<? super Delta> subscriber) {
        this.start = start;
        this.subscriber = subscriber;
    }

    /** Lets deliveries begin. */
    void begin() {
        synchronized (this) {
            working = false;
        }
        workIfAsked();
    }

    @Override
    public void request(long count) {
        synchronized (this) {
            if (count < 1) {
                misuse = Optional.of(new IllegalArgumentException("%d deltas cannot be asked for".formatted(count)));
            } else {
                demand = demand + count < 0 ? Long.MAX_VALUE : demand + count;
            }
        }
        workIfAsked();
    }

    @Override
    public synchronized void cancel() {
        over = true;
        stream.ifPresent(TokenStream::close);
    }

    private void workIfAsked() {
        synchronized (this) {
            if (working || over || (demand == 0 && misuse.isEmpty())) {
                return;
            }
            working = true;
        }
        Thread.ofVirtual().name("tessera-publisher").start(this::work);
    }

    private void work() {
        try {
            deliver();
        } catch (RuntimeException | Error e) {
            // the subscriber's own, which ends its subscription
            cancel();
            throw e;
        }
    }

    private void deliver() {
        Step step = step();
        while (step instanceof Next(Delta delta)) {
            subscriber.onNext(delta);
            step = step();
        }
        switch (step) {
            case Next _, Pause _ -> {
                // the next demand starts another thread
            }
            case Complete _ -> subscriber.onComplete();
            case Failed(RuntimeException failure) -> subscriber.onError(failure);
        }
    }

    private sealed interface Step {}

    private record Next(Delta delta) implements Step {}

    private record Complete() implements Step {}

    private record Failed(RuntimeException failure) implements Step {}

    /** Nothing to do: there is no demand, or the subscription is cancelled. */
    private record Pause() implements Step {}

    private Step step() {
        try {
            Optional<TokenStream> open = openStream();
            boolean more = open.isPresent() && open.get().hasNext();
            synchronized (this) {
                if (misuse.isPresent() && !over) {
                    cancel();
                    return new Failed(misuse.get());
                }
                if (over || (more && demand == 0)) {
                    working = false;
                    return new Pause();
                }
                if (!more) {
                    over = true;
                    return new Complete();
                }
                demand = demand == Long.MAX_VALUE ? demand : demand - 1;
            }
            return new Next(open.get().next());
        } catch (RuntimeException e) {
            return fail(e);
        } catch (OutOfMemoryError e) {
            return fail(new TesseraException(INTERNAL_ERROR, "there is no memory for the answer", e));
        }
    }

    private synchronized Step fail(RuntimeException failure) {
        Step step = over ? new Pause() : new Failed(failure);
        cancel();
        return step;
    }

    /** The stream, started if need be; empty where there is no use for it any more. */
    private Optional<TokenStream> openStream() {
        synchronized (this) {
            if (stream.isPresent() || over || misuse.isPresent()) {
                return stream;
            }
        }
        TokenStream started = start.get();
        synchronized (this) {
            stream = Optional.of(started);
            if (over) {
                started.close();
            }
            return stream;
        }
    }
}
