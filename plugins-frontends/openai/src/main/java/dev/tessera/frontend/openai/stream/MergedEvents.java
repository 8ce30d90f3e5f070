package dev.tessera.frontend.openai.stream;

import dev.tessera.spi.generation.GenerationEvent;
import dev.tessera.spi.generation.GenerationEvent.ChoiceFinished;
import dev.tessera.spi.generation.GenerationEvent.Finished;
import dev.tessera.spi.generation.GenerationEvent.PromptLogprobs;
import dev.tessera.spi.generation.GenerationEvent.Started;
import dev.tessera.spi.generation.GenerationEvent.Token;
import dev.tessera.spi.generation.SamplingParameters;
import dev.tessera.spi.generation.Usage;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** Puts the events of several prompts in order. Used by one thread. */
final class MergedEvents {
    private final int choicesPerPrompt;
    private final int announcements;
    private final List<List<GenerationEvent>> prompts;
    private final Queue<GenerationEvent> waiting = new ArrayDeque<>();
    private final Queue<GenerationEvent> ready = new ArrayDeque<>();
    private final SortedMap<Integer, Usage> usages = new TreeMap<>();
    private int announced;
    private boolean open;

    /** @param sampling the same for all prompts */
    MergedEvents(int prompts, SamplingParameters sampling) {
        this.choicesPerPrompt = sampling.n();
        this.announcements = sampling.promptLogprobs().isPresent() ? 2 * prompts : prompts;
        this.prompts = IntStream.range(0, prompts)
                .mapToObj(_ -> (List<GenerationEvent>) new ArrayList<GenerationEvent>())
                .toList();
    }

    void add(int prompt, GenerationEvent event) {
        switch (event) {
            case Started _, PromptLogprobs _ -> announce(prompt, event);
            case Token token ->
                order(new Token(choice(prompt, token.choice()), token.id(), token.text(), token.logprobs()));
            case ChoiceFinished finished ->
                order(new ChoiceFinished(
                        choice(prompt, finished.choice()), finished.text(), finished.reason(), finished.stop()));
            case Finished(Usage usage) -> finish(prompt, usage);
        }
    }

    /** Whether there is no event whose turn it is. */
    boolean isEmpty() {
        return ready.isEmpty();
    }

    GenerationEvent remove() {
        return ready.remove();
    }

    private void announce(int prompt, GenerationEvent event) {
        prompts.get(prompt).add(event);
        announced++;
        if (announced == announcements) {
            open();
        }
    }

    private void order(GenerationEvent event) {
        (open ? ready : waiting).add(event);
    }

    private void finish(int prompt, Usage usage) {
        usages.put(prompt, usage);
        if (usages.size() == prompts.size()) {
            order(new Finished(MergedUsage.of(List.copyOf(usages.values()))));
            open();
        }
    }

    private void open() {
        if (!open) {
            open = true;
            prompts.forEach(ready::addAll);
            ready.addAll(waiting);
        }
    }

    private int choice(int prompt, int choice) {
        return prompt * choicesPerPrompt + choice;
    }
}
