package dev.tessera.frontend.openai.server;

import dev.tessera.spi.generation.FinishReason;
import dev.tessera.spi.generation.GenerationEvent;
import dev.tessera.spi.generation.GenerationEvent.ChoiceFinished;
import dev.tessera.spi.generation.GenerationEvent.Finished;
import dev.tessera.spi.generation.GenerationEvent.PromptLogprobs;
import dev.tessera.spi.generation.GenerationEvent.Started;
import dev.tessera.spi.generation.GenerationEvent.Token;
import dev.tessera.spi.generation.SamplingParameters;
import dev.tessera.spi.generation.TokenLogprobs;
import dev.tessera.spi.generation.TokenLogprobs.Candidate;
import dev.tessera.spi.generation.Usage;
import dev.tessera.testkit.generation.TestingAnswer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Answers for tests. */
final class Answers {
    private Answers() {}

    /** As many choices of one token as are asked for, which say of which prompt and which choice they are. */
    static TestingAnswer toPrompt(int prompt, SamplingParameters sampling) {
        List<GenerationEvent> events = new ArrayList<>();
        events.add(new Started("p", List.of(prompt, prompt)));
        sampling.promptLogprobs()
                .ifPresent(_ -> events.add(new PromptLogprobs(List.of(
                        Optional.empty(),
                        Optional.of(new TokenLogprobs(new Candidate(prompt, "p" + prompt, -1), 2, List.of()))))));
        for (int choice = 0; choice < sampling.n(); choice++) {
            String text = "p%dc%d".formatted(prompt, choice);
            TokenLogprobs logprobs =
                    new TokenLogprobs(new Candidate(choice, text, -1), List.of(new Candidate(9, "hi", -0.5)));
            events.add(new Token(choice, choice, text, sampling.logprobs().map(_ -> logprobs), true));
        }
        for (int choice = 0; choice < sampling.n(); choice++) {
            events.add(new ChoiceFinished(choice, "", FinishReason.STOP, Optional.empty()));
        }
        events.add(new Finished(new Usage(2, 0, sampling.n(), Map.of(), Duration.ZERO, Duration.ZERO, Duration.ZERO)));
        return new TestingAnswer(events, Optional.empty());
    }

    /** So many times the same token. */
    static TestingAnswer withLogprobs(TokenLogprobs logprobs, int count) {
        List<GenerationEvent> events = new ArrayList<>();
        events.add(new Started("p", List.of(1)));
        for (int i = 0; i < count; i++) {
            events.add(new Token(
                    0, logprobs.chosen().id(), logprobs.chosen().text(), Optional.of(logprobs), i == count - 1));
        }
        events.add(new ChoiceFinished(0, "", FinishReason.STOP, Optional.empty()));
        events.add(new Finished(new Usage(1, 0, count, Map.of(), Duration.ZERO, Duration.ZERO, Duration.ZERO)));
        return new TestingAnswer(events, Optional.empty());
    }
}
