package dev.tessera.frontend.openai.server;

import static java.util.concurrent.TimeUnit.NANOSECONDS;

import dev.tessera.spi.error.TesseraException;
import dev.tessera.spi.generation.FinishReason;
import dev.tessera.spi.generation.GenerationEvent;
import dev.tessera.spi.generation.GenerationRequest;
import dev.tessera.spi.generation.GenerationStream;
import dev.tessera.spi.generation.InferenceService;
import dev.tessera.spi.generation.ServedModel;
import dev.tessera.spi.generation.TokenizedPrompt;
import dev.tessera.spi.generation.Usage;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;

/** An engine whose answers come when the test says so. */
final class ControlledService implements InferenceService {
    private final BlockingQueue<Answer> answers = new LinkedBlockingQueue<>();

    @Override
    public ServedModel model() {
        return TestingServer.MODEL;
    }

    @Override
    public GenerationStream generate(GenerationRequest request) {
        Answer answer = new Answer();
        answers.add(answer);
        return answer;
    }

    @Override
    public TokenizedPrompt tokenize(GenerationRequest request) {
        return new TokenizedPrompt("prompt", List.of(1));
    }

    @Override
    public String detokenize(List<Integer> tokenIds) {
        return "";
    }

    @Override
    public List<String> pieces(List<Integer> tokenIds) {
        return List.of();
    }

    /** Waits for the next request, and returns the answer to it. */
    Answer nextAnswer() throws InterruptedException {
        return answers.take();
    }

    /** An answer that has the events it is given. */
    static final class Answer implements GenerationStream {
        private final BlockingQueue<GenerationEvent> events = new LinkedBlockingQueue<>();
        private final Semaphore waits = new Semaphore(0);
        private final CountDownLatch closed = new CountDownLatch(1);
        private volatile Optional<TesseraException> failure = Optional.empty();
        private volatile boolean endless;
        private volatile boolean failsToClose;

        void begin() {
            events.add(new GenerationEvent.Started("prompt", List.of(1)));
        }

        void token(String text) {
            events.add(tokenOf(text));
        }

        /** Has a token ready whenever it is asked, until it is closed. */
        void tokensWithoutEnd() {
            endless = true;
            token("b");
        }

        private static GenerationEvent tokenOf(String text) {
            return new GenerationEvent.Token(0, 7, text, Optional.empty());
        }

        void finish() {
            events.add(new GenerationEvent.ChoiceFinished(0, "", FinishReason.STOP, Optional.empty()));
            events.add(new GenerationEvent.Finished(
                    new Usage(1, 0, 1, Map.of(), Duration.ZERO, Duration.ZERO, Duration.ZERO)));
        }

        void fail(TesseraException exception) {
            failure = Optional.of(exception);
        }

        void failToClose() {
            failsToClose = true;
        }

        /** Waits until the answer was waited for so many times in vain. */
        void awaitWaits(int times) throws InterruptedException {
            waits.acquire(times);
        }

        int eventsNotRead() {
            return events.size();
        }

        void awaitClosed() throws InterruptedException {
            closed.await();
        }

        @Override
        public Optional<GenerationEvent> next(Duration wait) throws InterruptedException {
            if (endless && events.isEmpty()) {
                return Optional.of(tokenOf("b"));
            }
            Optional<GenerationEvent> event = Optional.ofNullable(events.poll(wait.toNanos(), NANOSECONDS));
            if (event.isEmpty() && failure.isPresent()) {
                throw failure.get();
            }
            if (event.isEmpty()) {
                waits.release();
            }
            return event;
        }

        @Override
        public void close() {
            closed.countDown();
            if (failsToClose) {
                throw new IllegalStateException("the answer cannot be closed");
            }
        }
    }
}
