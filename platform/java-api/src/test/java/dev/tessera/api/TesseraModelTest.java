package dev.tessera.api;

import static dev.tessera.spi.error.StandardErrors.BACKEND_FAILED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tessera.platform.lifecycle.Closer;
import dev.tessera.spi.error.TesseraException;
import dev.tessera.spi.generation.FinishReason;
import dev.tessera.spi.generation.GenerationEvent;
import dev.tessera.spi.generation.Prompt;
import dev.tessera.spi.generation.SamplingParameters;
import dev.tessera.spi.generation.StopMatch;
import dev.tessera.spi.generation.TokenLogprobs;
import dev.tessera.spi.generation.Usage;
import dev.tessera.testkit.generation.TestingAnswer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

final class TesseraModelTest {
    private static final Usage USAGE = new Usage(2, 0, 3, Map.of(), Duration.ZERO, Duration.ZERO, Duration.ZERO);
    private static final SamplingParameters SAMPLING =
            SamplingParameters.builder().maxTokens(5).build();

    @Test
    void answersAConversation() {
        TestingModel testing = TestingModel.answering("A ", "red ", "star.");
        Generation answer = testing.model.chat(Message.system("Be brief."), Message.user("What is it?"));
        assertThat(answer.text()).isEqualTo("A red star.");
        assertThat(answer.tokenIds()).containsExactly(0, 1, 2);
        assertThat(answer.finishReason()).isEqualTo(FinishReason.STOP);
        assertThat(answer.logprobs()).isEmpty();
        assertThat(answer.promptTokenIds()).containsExactly(101, 102);
        assertThat(answer.usage().completionTokens()).isEqualTo(3);
        assertThat(testing.service.openStreams()).isZero();
    }

    @Test
    void continuesTextAndTokensAsTheyAre() {
        TestingModel testing = TestingModel.answering("!");
        testing.model.generate("Hello", SAMPLING);
        testing.model.generate(List.of(1, 2), SAMPLING);
        assertThat(testing.service.requests())
                .extracting(request -> request.prompt())
                .containsExactly(
                        new Prompt.Text("Hello", List.of(), true), new Prompt.Tokens(List.of(1, 2), List.of()));
        assertThat(testing.service.requests())
                .allMatch(request -> request.sampling().equals(SAMPLING));
    }

    @Test
    void keepsTheChoicesOfARequestApart() {
        TokenLogprobs logprobs = new TokenLogprobs(new TokenLogprobs.Candidate(7, "b", -0.5), List.of());
        TestingModel testing = new TestingModel(_ -> TestingAnswer.of(
                new GenerationEvent.Started("prompt", List.of(101, 102)),
                new GenerationEvent.PromptLogprobs(List.of(Optional.empty(), Optional.of(logprobs))),
                new GenerationEvent.Token(1, 7, "b", Optional.of(logprobs)),
                new GenerationEvent.Token(0, 8, "a", Optional.empty()),
                new GenerationEvent.ChoiceFinished(1, "", FinishReason.LENGTH, Optional.empty()),
                new GenerationEvent.Token(0, 9, "", Optional.empty()),
                new GenerationEvent.ChoiceFinished(0, " end", FinishReason.STOP, Optional.of(new StopMatch.Text("."))),
                new GenerationEvent.Finished(USAGE)));
        Generation answer = testing.model.chat(Message.user("?"));
        assertThat(answer.choices())
                .containsExactly(
                        new Choice(
                                "a end",
                                List.of(8, 9),
                                List.of(),
                                FinishReason.STOP,
                                Optional.of(new StopMatch.Text("."))),
                        new Choice("b", List.of(7), List.of(logprobs), FinishReason.LENGTH, Optional.empty()));
        assertThat(answer.text()).isEqualTo("a end");
        assertThat(answer.promptLogprobs()).containsExactly(Optional.empty(), Optional.of(logprobs));
    }

    @Test
    void passesFailuresOnAndFreesTheRequest() {
        TesseraException failure = new TesseraException(BACKEND_FAILED, "it broke");
        TestingModel testing = new TestingModel(_ -> TestingAnswer.failing(failure, "A "));
        assertThatThrownBy(() -> testing.model.chat(Message.user("?"))).isSameAs(failure);
        assertThat(testing.service.openStreams()).isZero();
    }

    @Test
    void tokenizesAndDetokenizes() {
        TestingModel testing = TestingModel.answering();
        assertThat(testing.model.tokenize(Requests.text("Hello").build()).tokenIds())
                .containsExactly(101, 102);
        assertThat(testing.model.detokenize(List.of(3, 4))).isEqualTo("3 4");
        assertThat(testing.model.served().name()).isEqualTo("testing");
    }

    @Test
    void closesWhatItRunsOnOnce() {
        AtomicInteger closed = new AtomicInteger();
        Closer resources = new Closer();
        resources.register(closed::incrementAndGet);
        TesseraModel model = new TesseraModel(TestingModel.answering().service, resources);
        model.close();
        model.close();
        assertThat(closed).hasValue(1);
    }
}
