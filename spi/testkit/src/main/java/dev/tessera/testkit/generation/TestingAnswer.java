package dev.tessera.testkit.generation;

import static java.util.Objects.requireNonNull;

import dev.tessera.spi.error.TesseraException;
import dev.tessera.spi.generation.FinishReason;
import dev.tessera.spi.generation.GenerationEvent;
import dev.tessera.spi.generation.Usage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What happens to a request.
 *
 * @param events in order
 * @param failure what comes after the events; empty where they end with {@link GenerationEvent.Finished}
 */
public record TestingAnswer(List<GenerationEvent> events, Optional<TesseraException> failure) {
    public TestingAnswer {
        events = List.copyOf(events);
        requireNonNull(failure, "failure is null");
        boolean finished = !events.isEmpty() && events.getLast() instanceof GenerationEvent.Finished;
        if (finished == failure.isPresent()) {
            throw new IllegalArgumentException("an answer either finishes or fails");
        }
    }

    /** An answer of these events. */
    public static TestingAnswer of(GenerationEvent... events) {
        return new TestingAnswer(List.of(events), Optional.empty());
    }

    /** An answer of these tokens, with ids from 0, that ends by itself, to a prompt of the tokens 101 and 102. */
    public static TestingAnswer tokens(String... texts) {
        List<GenerationEvent> events = begun(true, texts);
        Usage usage = new Usage(2, 0, texts.length, Map.of(), Duration.ZERO, Duration.ZERO, Duration.ZERO);
        events.add(new GenerationEvent.ChoiceFinished(0, "", FinishReason.STOP, Optional.empty()));
        events.add(new GenerationEvent.Finished(usage));
        return new TestingAnswer(events, Optional.empty());
    }

    /** An answer that fails after these tokens. */
    public static TestingAnswer failing(TesseraException failure, String... texts) {
        return new TestingAnswer(begun(false, texts), Optional.of(failure));
    }

    private static List<GenerationEvent> begun(boolean ending, String... texts) {
        List<GenerationEvent> events = new ArrayList<>();
        events.add(new GenerationEvent.Started("prompt", List.of(101, 102)));
        for (int id = 0; id < texts.length; id++) {
            events.add(new GenerationEvent.Token(0, id, texts[id], Optional.empty(), ending && id == texts.length - 1));
        }
        return events;
    }
}
