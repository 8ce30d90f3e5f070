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
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A complete answer.
 *
 * @param prompts at least one, in order
 * @param choices in order, as many to each prompt, those of the first prompt first
 * @param usage what it took
 */
public record Answer(List<AnsweredPrompt> prompts, List<AnsweredChoice> choices, Usage usage) {
    public Answer {
        prompts = List.copyOf(prompts);
        choices = List.copyOf(choices);
        requireNonNull(usage, "usage is null");
    }

    /** The only prompt, or the first. */
    public AnsweredPrompt prompt() {
        return prompts.getFirst();
    }

    /** What a choice answers. */
    public AnsweredPrompt promptOf(AnsweredChoice choice) {
        return prompts.get(choice.index() / (choices.size() / prompts.size()));
    }

    /** Reads a stream to its end. Closing it is the caller's. */
    public static Answer collect(GenerationStream stream) throws InterruptedException {
        List<AnsweredPrompt> prompts = new ArrayList<>();
        SortedMap<Integer, ChoiceCollector> choices = new TreeMap<>();
        while (true) {
            GenerationEvent event = stream.next();
            switch (event) {
                case Started started -> prompts.add(AnsweredPrompt.of(started));
                case PromptLogprobs logprobs -> prompts.add(prompts.removeLast().with(logprobs));
                case Token token -> collector(choices, token.choice()).add(token);
                case ChoiceFinished finished ->
                    collector(choices, finished.choice()).finish(finished);
                case Finished(Usage usage) -> {
                    return new Answer(
                            prompts,
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
