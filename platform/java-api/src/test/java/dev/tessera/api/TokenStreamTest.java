package dev.tessera.api;

import static dev.tessera.spi.error.StandardErrors.BACKEND_FAILED;
import static dev.tessera.spi.error.StandardErrors.CANCELLED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tessera.spi.error.TesseraException;
import dev.tessera.spi.generation.FinishReason;
import dev.tessera.spi.generation.GenerationRequest;
import dev.tessera.testkit.generation.TestingAnswer;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;

final class TokenStreamTest {
    private static final GenerationRequest REQUEST = Requests.text("Hello").build();

    @Test
    void handsOutTokensAndTheEnd() {
        TestingModel testing = TestingModel.answering("A ", "star");
        try (TokenStream stream = testing.model.stream(REQUEST)) {
            List<Delta> deltas = new ArrayList<>();
            stream.forEachRemaining(deltas::add);
            assertThat(deltas).extracting(Delta::text).containsExactly("A ", "star", "");
            assertThat(deltas.getFirst().tokenId()).contains(0);
            assertThat(deltas.getFirst().finishReason()).isEmpty();
            assertThat(deltas.getLast().tokenId()).isEmpty();
            assertThat(deltas.getLast().finishReason()).contains(FinishReason.STOP);
            assertThat(testing.service.openStreams()).isZero();
            assertThatExceptionOfType(NoSuchElementException.class).isThrownBy(stream::next);
            assertThat(stream.generation().text()).isEqualTo("A star");
        }
    }

    @Test
    void waitsForTheRestWhenAskedForTheWholeAnswer() {
        try (TokenStream stream = TestingModel.answering("A ", "star").model.stream(REQUEST)) {
            assertThat(stream.next().text()).isEqualTo("A ");
            assertThat(stream.generation().text()).isEqualTo("A star");
        }
    }

    @Test
    void closingCancels() {
        TestingModel testing = TestingModel.answering("A ", "star");
        TokenStream stream = testing.model.stream(REQUEST);
        assertThat(stream.next().text()).isEqualTo("A ");
        assertThat(stream.hasNext()).isTrue();
        stream.close();
        stream.close();
        assertThat(testing.service.openStreams()).isZero();
        assertThat(stream.hasNext()).isFalse();
        assertThatThrownBy(stream::generation).returns(CANCELLED, e -> ((TesseraException) e).code());
    }

    @Test
    void aFailureEndsTheStream() {
        TesseraException failure = new TesseraException(BACKEND_FAILED, "it broke");
        TestingModel testing = new TestingModel(_ -> TestingAnswer.failing(failure, "A "));
        TokenStream stream = testing.model.stream(REQUEST);
        assertThat(stream.next().text()).isEqualTo("A ");
        assertThatThrownBy(stream::hasNext).isSameAs(failure);
        assertThat(stream.hasNext()).isFalse();
        assertThat(testing.service.openStreams()).isZero();
    }

    @Test
    void closingByAnotherThreadWakesTheReader() throws InterruptedException, ExecutionException {
        WaitingGenerationStream waiting = new WaitingGenerationStream();
        TokenStream stream = new TokenStream(waiting);
        CompletableFuture<Boolean> interruptedAfterwards = new CompletableFuture<>();
        FutureTask<Boolean> reading = new FutureTask<>(() -> {
            boolean more = stream.hasNext();
            interruptedAfterwards.complete(Thread.currentThread().isInterrupted());
            return more;
        });
        Thread reader = Thread.ofVirtual().start(reading);
        waiting.awaitReader();
        stream.close();
        assertThat(reading.get()).isFalse();
        assertThat(interruptedAfterwards.get()).isFalse();
        assertThat(waiting.closedBy()).isSameAs(reader);
    }

    @Test
    void interruptionOfTheReaderCancels() {
        WaitingGenerationStream waiting = new WaitingGenerationStream();
        TokenStream stream = new TokenStream(waiting);
        Thread.currentThread().interrupt();
        assertThatThrownBy(stream::hasNext).returns(CANCELLED, e -> ((TesseraException) e).code());
        assertThat(Thread.interrupted()).isTrue();
        assertThat(waiting.closedBy()).isSameAs(Thread.currentThread());
        assertThat(stream.hasNext()).isFalse();
    }
}
