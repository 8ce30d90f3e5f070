package dev.tessera.api;

import static java.util.Objects.requireNonNull;

import java.util.concurrent.Flow;
import java.util.function.Supplier;

/** Starts a request for each subscriber. Thread-safe. */
final class TokenPublisher implements Flow.Publisher<Delta> {
    private final Supplier<TokenStream> start;

    TokenPublisher(Supplier<TokenStream> start) {
        this.start = requireNonNull(start, "start is null");
    }

    @Override
    public void subscribe(Flow.Subscriber<? super Delta> subscriber) {
        requireNonNull(subscriber, "subscriber is null");
        TokenSubscription subscription = new TokenSubscription(start, subscriber);
        subscriber.onSubscribe(subscription);
        subscription.begin();
    }
}
