package dev.tessera.frontend.openai.answer;

import static java.util.Objects.requireNonNull;

import dev.tessera.spi.generation.GenerationEvent;
import dev.tessera.spi.generation.GenerationEvent.ChoiceFinished;
import dev.tessera.spi.generation.GenerationEvent.Finished;
import dev.tessera.spi.generation.GenerationEvent.PromptLogprobs;
import dev.tessera.spi.generation.GenerationEvent.Started;
import dev.tessera.spi.generation.GenerationEvent.Token;
import dev.tessera.spi.generation.GenerationStream;
import dev.tessera.spi.generation.Usage;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A complete answer.
 *
 * @param promptTokenIds the tokens that the model saw
 * @param promptLogprobs how likely they were, where that was asked for
 * @param choices at least one, in order
 * @param usage what it took
 */
public record Answer(
        List<Integer> promptTokenIds,
        Optional<PromptLogprobs> promptLogprobs,
        List<AnsweredChoice> choices,
        Usage usage) {
    public Answer {
        promptTokenIds = List.copyOf(promptTokenIds);
        requireNonNull(promptLogprobs, "promptLogprobs is null");
        choices = List.copyOf(choices);
        requireNonNull(usage, "usage is null");
    }

    /** Reads a stream to its end. Closing it is the caller's. */
    public static Answer collect(GenerationStream stream) throws InterruptedException {
        List<Integer> promptTokenIds = List.of();
        Optional<PromptLogprobs> promptLogprobs = Optional.empty();
        SortedMap<Integer, ChoiceCollector> choices = new TreeMap<>();
        while (true) {
            GenerationEvent event = stream.next();
            switch (event) {
                case Started started -> promptTokenIds = started.promptTokenIds();
                case PromptLogprobs logprobs -> promptLogprobs = Optional.of(logprobs);
                case Token token -> collector(choices, token.choice()).add(token);
                case ChoiceFinished finished ->
                    collector(choices, finished.choice()).finish(finished);
                case Finished(Usage usage) -> {
                    return new Answer(
                            promptTokenIds,
                            promptLogprobs,
                            choices.values().stream()
                                    .map(ChoiceCollector::collected)
                                    .toList(),
                            usage);
                }
            }
        }
    }

    private static ChoiceCollector collector(SortedMap<Integer, ChoiceCollector> choices, int choice) {
        return choices.computeIfAbsent(choice, index -> new ChoiceCollector());
    }
}
