package dev.tessera.api;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Flow;
import java.util.concurrent.LinkedBlockingQueue;

/** Writes down what it is told. */
class TestingSubscriber implements Flow.Subscriber<Delta> {
    private final BlockingQueue<String> signals = new LinkedBlockingQueue<>();
    private volatile Flow.Subscription subscription;
    private volatile Thread deliverer = Thread.currentThread();

    @Override
    public void onSubscribe(Flow.Subscription newSubscription) {
        subscription = newSubscription;
    }

    @Override
    public void onNext(Delta delta) {
        deliverer = Thread.currentThread();
        signals.add("next " + delta.text());
    }

    @Override
    public void onError(Throwable failure) {
        signals.add("error " + failure.getMessage());
    }

    @Override
    public void onComplete() {
        signals.add("complete");
    }

    void request(long count) {
        subscription.request(count);
    }

    void cancel() {
        subscription.cancel();
    }

    /** Waits for the next signal. */
    String take() throws InterruptedException {
        return signals.take();
    }

    /** Waits for the end, and joins the texts before it. */
    String takeUntilEnd() throws InterruptedException {
        StringBuilder text = new StringBuilder();
        for (String signal = take(); !signal.equals("complete"); signal = take()) {
            text.append(signal.substring("next ".length()));
        }
        return text.toString();
    }

    /** Waits until the thread that called last has nothing more to do. */
    void awaitPause() throws InterruptedException {
        deliverer.join();
    }

    boolean isQuiet() {
        return signals.isEmpty();
    }
}
