package dev.tessera.api;

import static dev.tessera.spi.error.StandardErrors.CANCELLED;
import static dev.tessera.spi.error.StandardErrors.INVALID_MEDIA;
import static dev.tessera.spi.error.StandardErrors.INVALID_REQUEST;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tessera.spi.error.ErrorCode;
import dev.tessera.spi.error.TesseraException;
import dev.tessera.spi.generation.GenerationRequest;
import dev.tessera.spi.generation.Prompt;
import dev.tessera.spi.generation.SamplingParameters;
import dev.tessera.testkit.generation.TestingAnswer;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.stream.IntStream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

final class BatchTest {
    private static final SamplingParameters DEFAULTS =
            SamplingParameters.builder().build();

    @Test
    void answersInTheOrderOfTheRequestsAllUnderWayAtOnce() {
        CyclicBarrier together = new CyclicBarrier(Batch.MOST_AT_ONCE);
        TestingModel testing = new TestingModel(request -> {
            await(together);
            return TestingAnswer.tokens("re: ", text(request));
        });
        List<String> prompts = IntStream.range(0, Batch.MOST_AT_ONCE)
                .mapToObj(i -> "prompt " + i)
                .toList();
        assertThat(testing.model.generateAll(prompts, DEFAULTS))
                .extracting(Generation::text)
                .containsExactlyElementsOf(
                        prompts.stream().map(prompt -> "re: " + prompt).toList());
    }

    @Test
    void oneFailureEndsTheRestAndSaysWhichItIs() {
        CountDownLatch never = new CountDownLatch(1);
        TestingModel testing = new TestingModel(request -> {
            if (text(request).equals("bad")) {
                throw new TesseraException(INVALID_MEDIA, "the image is empty").withParameter("image_url");
            }
            await(never);
            return TestingAnswer.tokens("never");
        });
        assertThatThrownBy(() -> testing.model.generateAll(List.of("good", "bad", "good"), DEFAULTS))
                .hasMessage("prompts[1]: the image is empty")
                .asInstanceOf(InstanceOfAssertFactories.type(TesseraException.class))
                .returns(INVALID_MEDIA, TesseraException::code)
                .satisfies(e -> assertThat(e.parameter()).contains("image_url"));
        assertThat(testing.service.openStreams()).isZero();
    }

    @Test
    void interruptionEndsAll() {
        TestingModel testing = new TestingModel(_ -> {
            await(new CountDownLatch(1));
            return TestingAnswer.tokens("never");
        });
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> testing.model.generateAll(List.of("a", "b"), DEFAULTS))
                .returns(CANCELLED, BatchTest::code);
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void refusesToAnswerNothing() {
        TestingModel testing = TestingModel.answering();
        assertThatThrownBy(() -> testing.model.generateAll(List.of()))
                .hasMessage("there are no prompts")
                .returns(INVALID_REQUEST, BatchTest::code);
    }

    private static ErrorCode code(Throwable exception) {
        return ((TesseraException) exception).code();
    }

    private static String text(GenerationRequest request) {
        return ((Prompt.Text) request.prompt()).text();
    }

    private static void await(CyclicBarrier barrier) {
        try {
            barrier.await();
        } catch (InterruptedException | BrokenBarrierException e) {
            throw new TesseraException(CANCELLED, "interrupted", e);
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new TesseraException(CANCELLED, "interrupted", e);
        }
    }
}
