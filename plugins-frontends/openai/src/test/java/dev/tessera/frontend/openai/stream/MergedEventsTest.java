package dev.tessera.frontend.openai.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tessera.spi.generation.GenerationEvent;
import dev.tessera.spi.generation.GenerationEvent.Finished;
import dev.tessera.spi.generation.GenerationEvent.PromptLogprobs;
import dev.tessera.spi.generation.GenerationEvent.Started;
import dev.tessera.spi.generation.GenerationEvent.Token;
import dev.tessera.spi.generation.SamplingParameters;
import dev.tessera.spi.generation.Usage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class MergedEventsTest {
    private static final PromptLogprobs LOGPROBS = new PromptLogprobs(List.of(Optional.empty()));
    private static final Finished FINISHED =
            new Finished(new Usage(1, 0, 1, Map.of(), Duration.ZERO, Duration.ZERO, Duration.ZERO));

    private final MergedEvents events =
            new MergedEvents(3, SamplingParameters.builder().promptLogprobs(0).build());

    @Test
    void letAPromptBeginThatIsCompleteWhileTheNextIsNot() {
        start(0, 1, 2);
        events.add(0, LOGPROBS);
        events.add(0, token("a"));

        assertThat(ready()).containsExactly(started(0), LOGPROBS, new Token(0, 7, "a", Optional.empty()));
    }

    @Test
    void waitForAllPromptsToStart() {
        start(0, 1);
        events.add(0, LOGPROBS);
        events.add(0, token("a"));

        assertThat(events.isEmpty()).isTrue();
    }

    @Test
    void keepThePromptsInOrder() {
        start(2, 1, 0);
        events.add(2, LOGPROBS);
        events.add(2, token("c"));
        events.add(1, LOGPROBS);
        assertThat(events.isEmpty()).isTrue();
        events.add(0, LOGPROBS);
        events.add(1, token("b"));

        assertThat(ready())
                .containsExactly(
                        started(0),
                        LOGPROBS,
                        started(1),
                        LOGPROBS,
                        started(2),
                        LOGPROBS,
                        new Token(2, 7, "c", Optional.empty()),
                        new Token(1, 7, "b", Optional.empty()));
    }

    @Test
    void knowTheLastTokenOfAChoice() {
        start(0, 1, 2);
        events.add(0, LOGPROBS);
        events.add(0, new Token(0, 7, "a", Optional.empty(), true));

        assertThat(ready()).last().isEqualTo(new Token(0, 7, "a", Optional.empty(), true));
    }

    @Test
    void endOnceAllPromptsHave() {
        start(0, 1, 2);
        events.add(1, LOGPROBS);
        events.add(1, FINISHED);
        events.add(0, LOGPROBS);
        events.add(0, FINISHED);
        assertThat(ready()).containsExactly(started(0), LOGPROBS, started(1), LOGPROBS);
        events.add(2, FINISHED);

        assertThat(ready())
                .hasSize(2)
                .startsWith(started(2))
                .last()
                .isInstanceOfSatisfying(
                        Finished.class,
                        finished -> assertThat(finished.usage().promptTokens()).isEqualTo(3));
    }

    private void start(int... prompts) {
        for (int prompt : prompts) {
            events.add(prompt, started(prompt));
        }
    }

    private List<GenerationEvent> ready() {
        List<GenerationEvent> ready = new ArrayList<>();
        while (!events.isEmpty()) {
            ready.add(events.remove());
        }
        return ready;
    }

    private static Started started(int prompt) {
        return new Started("p", List.of(prompt));
    }

    private static Token token(String text) {
        return new Token(0, 7, text, Optional.empty());
    }
}
