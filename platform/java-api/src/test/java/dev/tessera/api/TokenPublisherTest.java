package dev.tessera.api;

import static dev.tessera.spi.error.StandardErrors.INVALID_MEDIA;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tessera.spi.error.TesseraException;
import dev.tessera.spi.generation.GenerationRequest;
import dev.tessera.testkit.generation.TestingAnswer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

final class TokenPublisherTest {
    private static final GenerationRequest REQUEST = Requests.text("Hello").build();

    private final TestingModel testing = TestingModel.answering("A ", "red ", "star");

    @Test
    void deliversAsMuchAsIsAskedFor() throws InterruptedException {
        TestingSubscriber subscriber = new TestingSubscriber();
        testing.model.publish(REQUEST).subscribe(subscriber);
        subscriber.request(2);
        assertThat(subscriber.take()).isEqualTo("next A ");
        assertThat(subscriber.take()).isEqualTo("next red ");
        subscriber.request(1);
        assertThat(subscriber.take()).isEqualTo("next star");
        assertThat(testing.service.openStreams()).isEqualTo(1);
        subscriber.request(1);
        assertThat(subscriber.take()).isEqualTo("next ");
        // the end needs no demand
        assertThat(subscriber.take()).isEqualTo("complete");
        assertThat(testing.service.openStreams()).isZero();
    }

    @Test
    void startsARequestForEachSubscriberThatAsks() throws InterruptedException {
        TestingSubscriber idle = new TestingSubscriber();
        testing.model.publish(REQUEST).subscribe(idle);
        assertThat(testing.service.requests()).isEmpty();
        for (int i = 0; i < 2; i++) {
            TestingSubscriber subscriber = new TestingSubscriber();
            testing.model.publish(REQUEST).subscribe(subscriber);
            subscriber.request(Long.MAX_VALUE);
            subscriber.request(Long.MAX_VALUE);
            assertThat(subscriber.takeUntilEnd()).isEqualTo("A red star");
        }
        assertThat(testing.service.requests()).hasSize(2);
    }

    @Test
    void cancellingFreesTheRequest() throws InterruptedException {
        TestingSubscriber subscriber = new TestingSubscriber();
        testing.model.publish(REQUEST).subscribe(subscriber);
        subscriber.request(1);
        assertThat(subscriber.take()).isEqualTo("next A ");
        subscriber.awaitPause();
        assertThat(testing.service.openStreams()).isEqualTo(1);
        subscriber.cancel();
        assertThat(testing.service.openStreams()).isZero();
        subscriber.request(1);
        assertThat(subscriber.isQuiet()).isTrue();
    }

    @Test
    void cancellingWakesTheThreadThatWaits() throws InterruptedException {
        WaitingGenerationStream waiting = new WaitingGenerationStream();
        CompletableFuture<Thread> worker = new CompletableFuture<>();
        TestingSubscriber subscriber = new TestingSubscriber();
        new TokenPublisher(() -> {
                    worker.complete(Thread.currentThread());
                    return new TokenStream(waiting);
                })
                .subscribe(subscriber);
        subscriber.request(1);
        waiting.awaitReader();
        subscriber.cancel();
        worker.join().join();
        assertThat(waiting.closedBy()).isSameAs(worker.join());
        assertThat(subscriber.isQuiet()).isTrue();
    }

    @Test
    void tellsOfFailures() throws InterruptedException {
        TestingSubscriber subscriber = new TestingSubscriber();
        Supplier<TestingAnswer> failing = () -> {
            throw new TesseraException(INVALID_MEDIA, "the image is empty");
        };
        new TestingModel(_ -> failing.get()).model.publish(REQUEST).subscribe(subscriber);
        subscriber.request(1);
        assertThat(subscriber.take()).isEqualTo("error the image is empty");
        TestingSubscriber later = new TestingSubscriber();
        TesseraException failure = new TesseraException(INVALID_MEDIA, "it broke");
        new TestingModel(_ -> TestingAnswer.failing(failure, "A "))
                .model
                .publish(REQUEST)
                .subscribe(later);
        later.request(9);
        assertThat(later.take()).isEqualTo("next A ");
        assertThat(later.take()).isEqualTo("error it broke");
    }

    @Test
    void refusesSenselessDemand() throws InterruptedException {
        TestingSubscriber subscriber = new TestingSubscriber();
        testing.model.publish(REQUEST).subscribe(subscriber);
        subscriber.request(0);
        assertThat(subscriber.take()).isEqualTo("error 0 deltas cannot be asked for");
        assertThat(testing.service.requests()).isEmpty();
    }

    @Test
    void deliversNothingBeforeOnSubscribeReturns() throws InterruptedException {
        AtomicReference<Thread> subscribing = new AtomicReference<>();
        TestingSubscriber subscriber = new TestingSubscriber() {
            @Override
            public void onSubscribe(Flow.Subscription subscription) {
                super.onSubscribe(subscription);
                subscribing.set(Thread.currentThread());
                subscription.request(1);
                assertThat(testing.service.requests()).isEmpty();
            }
        };
        testing.model.publish(REQUEST).subscribe(subscriber);
        assertThat(subscriber.take()).isEqualTo("next A ");
        subscriber.cancel();
        assertThat(subscribing).hasValue(Thread.currentThread());
    }
}
