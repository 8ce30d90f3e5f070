package dev.tessera.platform.engine;

import static dev.tessera.platform.engine.EngineFixture.greedy;
import static dev.tessera.platform.engine.EngineFixture.prompt;
import static dev.tessera.platform.engine.EngineFixture.read;
import static dev.tessera.platform.engine.EngineFixture.request;
import static dev.tessera.platform.engine.EngineFixture.tokens;
import static dev.tessera.spi.error.StandardErrors.BACKEND_FAILED;
import static dev.tessera.spi.error.StandardErrors.CANCELLED;
import static dev.tessera.spi.error.StandardErrors.INTERNAL_ERROR;
import static dev.tessera.spi.error.StandardErrors.INVALID_REQUEST;
import static dev.tessera.spi.error.StandardErrors.PROMPT_TOO_LONG;
import static dev.tessera.spi.error.StandardErrors.QUEUE_FULL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tessera.spi.config.DataSize;
import dev.tessera.spi.error.ErrorCode;
import dev.tessera.spi.error.TesseraException;
import dev.tessera.spi.generation.FinishReason;
import dev.tessera.spi.generation.GenerationEvent;
import dev.tessera.spi.generation.GenerationEvent.ChoiceFinished;
import dev.tessera.spi.generation.GenerationEvent.Finished;
import dev.tessera.spi.generation.GenerationEvent.PromptLogprobs;
import dev.tessera.spi.generation.GenerationRequest;
import dev.tessera.spi.generation.GenerationStream;
import dev.tessera.spi.generation.Prompt;
import dev.tessera.spi.generation.RequestContext;
import dev.tessera.spi.generation.SamplingParameters;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
final class EngineTest {
    private static final long BYTES_PER_TOKEN = 2L * 2 * 4;

    @TempDir
    private Path directory;

    private EngineFixture fixture;
    private Engine engine;

    @BeforeEach
    void start() throws IOException {
        fixture = new EngineFixture(CountingModel.write(directory), 8);
        engine = fixture.engine;
    }

    @AfterEach
    void closeAndFindNothingLeft() {
        fixture.close();
        assertThat(fixture.backend.live()).isZero();
    }

    @Test
    void answersUntilTheModelEndsTheAnswer() throws InterruptedException {
        List<GenerationEvent> events =
                read(engine.generate(request(SamplingParameters.builder().temperature(0), 3, 4)));

        assertThat(events.getFirst()).isInstanceOf(GenerationEvent.Started.class);
        assertThat(tokens(events, 0)).containsExactly(5, 6, 7);
        assertThat(lasts(events)).containsExactly(false, false, true);
        assertThat(events.get(events.size() - 2))
                .isInstanceOfSatisfying(
                        ChoiceFinished.class,
                        finished -> assertThat(finished.reason()).isEqualTo(FinishReason.STOP));
        assertThat(events.getLast()).isInstanceOfSatisfying(Finished.class, finished -> {
            assertThat(finished.usage().promptTokens()).isEqualTo(2);
            assertThat(finished.usage().completionTokens()).isEqualTo(3);
        });
    }

    @Test
    void computesRequestsThatComeMeanwhileInTheSameStep() throws InterruptedException {
        StepGate gate = new StepGate();
        fixture.backend.before(gate);
        GenerationStream first = engine.generate(greedy(3, 0));
        gate.awaitStep();
        List<GenerationStream> others =
                List.of(engine.generate(greedy(1, 1)), engine.generate(greedy(1, 2)), engine.generate(greedy(1, 3)));
        gate.letAll();

        assertThat(tokens(read(first), 0)).containsExactly(1, 2, 3);
        for (int i = 0; i < others.size(); i++) {
            assertThat(tokens(read(others.get(i)), 0)).containsExactly(i + 2);
        }
        assertThat(fixture.backend.steps).containsExactly(List.of(0L), List.of(1L, 1L, 2L, 3L), List.of(2L));
    }

    @Test
    void givesSeveralChoicesOfOnePrompt() throws InterruptedException {
        GenerationRequest request = request(
                SamplingParameters.builder().temperature(0).n(2).ignoreEos(true).maxTokens(2), prompt(9));

        List<GenerationEvent> events = read(engine.generate(request));

        assertThat(tokens(events, 0)).containsExactly(1, 2);
        assertThat(tokens(events, 1)).containsExactly(1, 2);
        assertThat(lasts(events)).containsExactlyInAnyOrder(false, false, true, true);
        assertThat(events.getLast())
                .isInstanceOfSatisfying(
                        Finished.class,
                        finished ->
                                assertThat(finished.usage().completionTokens()).isEqualTo(4));
        // the second choice computes no more of the prompt than the block that both write to
        assertThat(fixture.backend.steps.stream().mapToInt(List::size).sum()).isLessThan(2 * 9);
    }

    @Test
    void stepThatFailsEndsTheRequestsInItAndNoOthers() throws InterruptedException {
        fixture.backend.before(step -> {
            if (step.contains(5L)) {
                throw new TesseraException(BACKEND_FAILED, "the abacus broke");
            }
        });
        GenerationStream failing = engine.generate(greedy(4, 3));

        assertCode(BACKEND_FAILED, () -> read(failing));
        assertThat(tokens(read(engine.generate(greedy(2, 1))), 0)).containsExactly(2, 3);
        assertThat(fixture.metrics.counted("request_success{finished_reason=error, model_name=counting}"))
                .isEqualTo(1);
    }

    @Test
    void defectInAStepIsToldAsOne() {
        fixture.backend.before(step -> {
            throw new IllegalStateException("0x7f001234 in /root/secret");
        });

        TesseraException failure = assertCode(INTERNAL_ERROR, () -> read(engine.generate(greedy(1, 1))));

        assertThat(failure).hasMessage("the engine failed");
    }

    @Test
    void closedStreamEndsItsRequestWithinAStep() throws InterruptedException {
        StepGate gate = new StepGate();
        fixture.backend.before(gate);
        GenerationStream given = engine.generate(greedy(50, 0));
        gate.awaitStep();
        given.close();
        gate.letOne();
        GenerationStream next = engine.generate(greedy(1, 4));
        gate.letAll();

        assertThat(tokens(read(next), 0)).containsExactly(5);
        assertThat(fixture.metrics.counted("request_success{finished_reason=abort, model_name=counting}"))
                .isEqualTo(1);
        assertThat(fixture.backend.steps).hasSize(2);
    }

    @Test
    void closingTheEngineEndsRequestsUnderWay() throws InterruptedException {
        StepGate gate = new StepGate();
        fixture.backend.before(gate);
        GenerationStream running = engine.generate(greedy(50, 0));
        gate.awaitStep();
        GenerationStream waiting = engine.generate(greedy(50, 1));
        Thread closer = Thread.ofPlatform().start(engine::close);
        gate.letAll();

        assertCode(CANCELLED, () -> read(running));
        assertCode(CANCELLED, () -> read(waiting));
        closer.join();
        assertCode(CANCELLED, () -> engine.generate(greedy(1, 0)));
    }

    @Test
    void refusesRequestsWhereTooManyWaitAndTakesThemAgainLater() throws InterruptedException {
        StepGate gate = new StepGate();
        fixture.backend.before(gate);
        List<GenerationStream> streams = new ArrayList<>();
        streams.add(engine.generate(greedy(1, 0)));
        gate.awaitStep();
        for (int i = 0; i < 8; i++) {
            streams.add(engine.generate(greedy(1, 0)));
        }

        TesseraException refusal = assertCode(QUEUE_FULL, () -> engine.generate(greedy(1, 0)));

        assertThat(refusal)
                .hasMessage("the queue is full: 8 requests wait, and the limit is 8 (engine.max-num-queued-requests)");
        assertThat(refusal.code().retryable()).isTrue();
        gate.letAll();
        for (GenerationStream stream : streams) {
            assertThat(tokens(read(stream), 0)).containsExactly(1);
        }
        assertThat(tokens(read(engine.generate(greedy(1, 0))), 0)).containsExactly(1);
    }

    @Test
    void refusesWhatTheModelCannotDo() {
        assertThat(assertCode(PROMPT_TOO_LONG, () -> engine.generate(greedy(1, prompt(64))))
                        .parameter())
                .contains("input_tokens");
        assertCode(PROMPT_TOO_LONG, () -> engine.generate(greedy(5, prompt(60))));
        assertCode(
                INVALID_REQUEST,
                () -> read(engine.generate(request(SamplingParameters.builder().allowedTokenIds(Set.of(8)), 1))));
    }

    @Test
    void refusesAPromptOfNoTokens() {
        GenerationRequest empty = new GenerationRequest(
                new Prompt.Text("", List.of(), false),
                SamplingParameters.builder().build());

        TesseraException refusal = catchThrowableOfType(TesseraException.class, () -> engine.generate(empty));

        assertThat(refusal).hasMessage("the prompt has no tokens, but must have at least 1");
        assertThat(refusal.parameter()).contains("prompt");
    }

    @Test
    void saysHowMuchRoomAnAnswerHas() {
        TesseraException refusal =
                catchThrowableOfType(TesseraException.class, () -> engine.generate(greedy(5, prompt(60))));

        assertThat(refusal)
                .hasMessage(
                        "'max_tokens' or 'max_completion_tokens' is too large: 5. This model's maximum context length is"
                                + " 64 tokens and your request has 60 input tokens (5 > 64 - 60).");
        assertThat(refusal.parameter()).contains("max_tokens");
    }

    @Test
    void sharesCachedPrefixesWithinATenantOnly() throws InterruptedException {
        RequestContext one = new RequestContext("one", Optional.empty(), 0);
        RequestContext other = new RequestContext("other", Optional.empty(), 0);
        RequestContext salted = new RequestContext("one", Optional.of("salt"), 0);

        assertThat(cachedTokens(one)).isZero();
        assertThat(cachedTokens(one)).isPositive();
        assertThat(cachedTokens(other)).isZero();
        assertThat(cachedTokens(salted)).isZero();
        assertThat(cachedTokens(RequestContext.DEFAULT)).isZero();
    }

    /** Which tokens say that their choice ends with them. */
    private static List<Boolean> lasts(List<GenerationEvent> events) {
        return events.stream()
                .filter(GenerationEvent.Token.class::isInstance)
                .map(event -> ((GenerationEvent.Token) event).last())
                .toList();
    }

    private int cachedTokens(RequestContext context) throws InterruptedException {
        GenerationRequest request = greedy(1, prompt(20));
        List<GenerationEvent> events =
                read(engine.generate(new GenerationRequest(request.prompt(), request.sampling(), context)));
        return ((Finished) events.getLast()).usage().cachedTokens();
    }

    @Test
    void whatIsRefusedNeverStarts() {
        // whoever streams has sent nothing yet, and can still say that the request was wrong
        assertCode(
                INVALID_REQUEST,
                () -> engine.generate(request(SamplingParameters.builder().allowedTokenIds(Set.of(8)), 1))
                        .next());
        assertCode(
                INVALID_REQUEST,
                () -> engine.generate(request(SamplingParameters.builder().logitBias(Map.of(8, 1.0)), 1))
                        .next());
    }

    @Test
    void modelHasTheContextThatThereIsRoomFor() throws InterruptedException {
        assertThat(engine.model().contextLength()).isEqualTo(CountingModel.CONTEXT_LENGTH);
        // a key and a value of 2 numbers for each token, and 4 tokens to a block
        try (EngineFixture small = new EngineFixture(directory, 8, new DataSize(10 * BYTES_PER_TOKEN))) {
            assertThat(small.engine.model().contextLength()).isEqualTo(8);
            assertCode(PROMPT_TOO_LONG, () -> small.engine.generate(greedy(1, prompt(8))));
            assertCode(PROMPT_TOO_LONG, () -> small.engine.generate(greedy(2, prompt(7))));
            assertThat(tokens(read(small.engine.generate(greedy(1, prompt(7)))), 0))
                    .hasSize(1);
        }
    }

    @Test
    void answersEndWithTheContext() throws InterruptedException {
        List<GenerationEvent> events = read(engine.generate(
                request(SamplingParameters.builder().temperature(0).ignoreEos(true), prompt(60))));

        assertThat(tokens(events, 0)).hasSize(4);
    }

    @Test
    void backendThatDoesNotLoadIsTheAnswerToAllRequests() {
        try (EngineFixture broken = EngineFixture.broken(directory, () -> {
            throw new TesseraException(BACKEND_FAILED, "there is no abacus");
        })) {
            assertCode(BACKEND_FAILED, broken.engine::awaitReady);
            assertCode(BACKEND_FAILED, () -> read(broken.engine.generate(greedy(1, 0))));
        }
    }

    @Test
    void tellsWhatEachTokenAddsToThePromptAndToTheAnswer() throws InterruptedException {
        List<GenerationEvent> events = read(engine.generate(request(
                SamplingParameters.builder()
                        .temperature(0)
                        .maxTokens(3)
                        .promptLogprobs(0)
                        .logprobs(1),
                prompt(3))));

        assertThat(events)
                .filteredOn(PromptLogprobs.class::isInstance)
                .singleElement()
                .isInstanceOfSatisfying(
                        PromptLogprobs.class,
                        known -> assertThat(known.positions().stream()
                                        .map(position -> position.map(
                                                token -> token.chosen().text())))
                                .containsExactly(Optional.empty(), Optional.of(" b"), Optional.of(" c")));
        assertThat(events.stream()
                        .filter(GenerationEvent.Token.class::isInstance)
                        .map(event -> ((GenerationEvent.Token) event).logprobs().orElseThrow())
                        .map(token -> token.chosen().text() + "/"
                                + token.likeliest().getFirst().text()))
                .containsExactly("d/d", " e/ e", " f/ f");
    }

    @Test
    void recordsWhatItDoes() throws InterruptedException {
        read(engine.generate(greedy(3, prompt(9))));
        read(engine.generate(greedy(3, prompt(9))));

        assertThat(fixture.metrics.exposition())
                .contains("cache_config_info{block_size=4, enable_prefix_caching=true, kv_cache_size_tokens=1024,"
                        + " model_name=counting, num_gpu_blocks=256}");
        assertThat(counted("prompt_tokens")).isEqualTo(18);
        assertThat(counted("prompt_tokens_cached")).isEqualTo(8);
        assertThat(counted("prefix_cache_queries")).isEqualTo(18);
        assertThat(counted("prefix_cache_hits")).isEqualTo(8);
        assertThat(counted("generation_tokens")).isEqualTo(6);
        assertThat(fixture.metrics.counted("request_success{finished_reason=length, model_name=counting}"))
                .isEqualTo(2);
        assertThat(fixture.metrics.recorded("iteration_tokens_total{model_name=counting}"))
                .containsExactly(9L, 1L, 1L, 1L, 1L, 1L);
        assertThat(fixture.metrics.recorded("request_generation_tokens{model_name=counting}"))
                .containsExactly(3L, 3L);
        assertThat(fixture.metrics.recorded("request_num_preemptions{model_name=counting}"))
                .containsExactly(0L, 0L);
        assertThat(fixture.metrics.timed("time_to_first_token_seconds{model_name=counting}"))
                .hasSize(2)
                .allMatch(time -> time.isPositive());
        assertThat(fixture.metrics.timed("inter_token_latency_seconds{model_name=counting}"))
                .hasSize(4);
        assertThat(fixture.metrics.timed("e2e_request_latency_seconds{model_name=counting}"))
                .hasSize(2);
    }

    @Test
    void recordsHowOftenARequestHadToMakeRoom() throws InterruptedException {
        // five blocks of 4 tokens, of which each request comes to need three
        try (EngineFixture small = new EngineFixture(directory, 8, new DataSize(5 * 4 * BYTES_PER_TOKEN))) {
            StepGate gate = new StepGate();
            small.backend.before(gate);
            GenerationStream first = small.engine.generate(greedy(8, 0, 1, 2, 3));
            gate.awaitStep();
            GenerationStream second = small.engine.generate(greedy(8, 3, 2, 1, 0));
            gate.letAll();

            assertThat(tokens(read(first), 0)).hasSize(8);
            assertThat(tokens(read(second), 0)).hasSize(8);
            assertThat(small.metrics.recorded("request_num_preemptions{model_name=counting}"))
                    .containsExactly(0L, 1L);
            assertThat(small.metrics.counted("num_preemptions{model_name=counting}"))
                    .isEqualTo(1);
        }
    }

    @Test
    void computesBeforeItIsReadyWhereItIsToBeWarm() throws InterruptedException {
        CountingBackend backend = new CountingBackend();
        try (EngineFixture warm = EngineFixture.warm(directory, backend)) {
            warm.engine.awaitReady();

            assertThat(backend.steps).containsExactly(List.of(0L, 0L, 0L, 0L), List.of(0L));
            assertThat(warm.metrics.exposition())
                    .contains(
                            "iteration_tokens_total{model_name=counting} 0\n",
                            "prompt_tokens{model_name=counting} 0\n");
            List<GenerationEvent> events = read(warm.engine.generate(greedy(2, 0, 0, 0, 0, 0)));
            assertThat(tokens(events, 0)).containsExactly(1, 2);
            assertThat(((Finished) events.getLast()).usage().cachedTokens()).isZero();
        }
        assertThat(backend.live()).isZero();
    }

    @Test
    void failsAtOnceWhereTheModelCannotBeComputed() {
        CountingBackend backend = new CountingBackend();
        backend.before(_ -> {
            throw new TesseraException(BACKEND_FAILED, "the abacus jams");
        });
        try (EngineFixture warm = EngineFixture.warm(directory, backend)) {
            assertThat(assertCode(BACKEND_FAILED, warm.engine::awaitReady)).hasMessage("the abacus jams");
        }
        assertThat(backend.live()).isZero();
    }

    @Test
    void showsWhatRunsAndWaitsDuringAStep() throws InterruptedException {
        StepGate gate = new StepGate();
        fixture.backend.before(gate);
        GenerationStream first = engine.generate(greedy(2, 0));
        gate.awaitStep();

        assertThat(fixture.metrics.exposition())
                .contains(
                        "num_requests_running{model_name=counting} 1.0",
                        "num_requests_waiting{model_name=counting} 0.0");

        GenerationStream second = engine.generate(greedy(1, 1));
        gate.letOne();
        gate.awaitStep();

        assertThat(fixture.metrics.exposition()).contains("num_requests_running{model_name=counting} 2.0");
        gate.letAll();
        read(first);
        read(second);
    }

    private long counted(String name) {
        return fixture.metrics.counted(name + "{model_name=counting}");
    }

    private static TesseraException assertCode(ErrorCode code, ThrowingCallable call) {
        TesseraException exception = catchThrowableOfType(TesseraException.class, call);
        assertThat(exception).isNotNull();
        assertThat(exception.code()).isEqualTo(code);
        return exception;
    }
}
