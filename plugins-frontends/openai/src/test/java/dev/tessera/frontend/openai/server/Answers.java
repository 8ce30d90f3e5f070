package dev.tessera.frontend.openai.server;

import dev.tessera.spi.generation.FinishReason;
import dev.tessera.spi.generation.GenerationEvent;
import dev.tessera.spi.generation.GenerationEvent.ChoiceFinished;
import dev.tessera.spi.generation.GenerationEvent.Finished;
import dev.tessera.spi.generation.GenerationEvent.Started;
import dev.tessera.spi.generation.GenerationEvent.Token;
import dev.tessera.spi.generation.TokenLogprobs;
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

    /** So many times the same token. */
    static TestingAnswer withLogprobs(TokenLogprobs logprobs, int count) {
        List<GenerationEvent> events = new ArrayList<>();
        events.add(new Started("p", List.of(1)));
        for (int i = 0; i < count; i++) {
            events.add(new Token(0, logprobs.chosen().id(), logprobs.chosen().text(), Optional.of(logprobs)));
        }
        events.add(new ChoiceFinished(0, "", FinishReason.STOP, Optional.empty()));
        events.add(new Finished(new Usage(1, 0, count, Map.of(), Duration.ZERO, Duration.ZERO, Duration.ZERO)));
        return new TestingAnswer(events, Optional.empty());
    }
}
