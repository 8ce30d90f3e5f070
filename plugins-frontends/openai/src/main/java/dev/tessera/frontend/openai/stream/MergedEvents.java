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

/**
 * Puts the events of several prompts in order. Nothing is ready before all prompts have started, so that the failure of one to
 * start is known first; then a prompt's turn comes with what is known of it, after those before it. Used by one thread.
 */
final class MergedEvents {
    private final int choicesPerPrompt;
    private final int announcements;
    /** What is known of each prompt. */
    private final List<List<GenerationEvent>> prompts;
    /** What came of each prompt's choices before its turn. */
    private final List<List<GenerationEvent>> waiting;

    private final Queue<GenerationEvent> ready = new ArrayDeque<>();
    private final SortedMap<Integer, Usage> usages = new TreeMap<>();
    private int started;
    private int opened;

    /** @param sampling the same for all prompts */
    MergedEvents(int prompts, SamplingParameters sampling) {
        this.choicesPerPrompt = sampling.n();
        this.announcements = sampling.promptLogprobs().isPresent() ? 2 : 1;
        this.prompts = lists(prompts);
        this.waiting = lists(prompts);
    }

    private static List<List<GenerationEvent>> lists(int count) {
        return IntStream.range(0, count)
                .mapToObj(_ -> (List<GenerationEvent>) new ArrayList<GenerationEvent>())
                .toList();
    }

    void add(int prompt, GenerationEvent event) {
        switch (event) {
            case Started _ -> {
                started++;
                announce(prompt, event);
            }
            case PromptLogprobs _ -> announce(prompt, event);
            case Token token ->
                order(
                        prompt,
                        new Token(
                                choice(prompt, token.choice()),
                                token.id(),
                                token.text(),
                                token.logprobs(),
                                token.last()));
            case ChoiceFinished finished ->
                order(
                        prompt,
                        new ChoiceFinished(
                                choice(prompt, finished.choice()),
                                finished.text(),
                                finished.reason(),
                                finished.stop()));
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
        open();
    }

    private void order(int prompt, GenerationEvent event) {
        if (prompt < opened) {
            ready.add(event);
        } else {
            waiting.get(prompt).add(event);
        }
    }

    private void finish(int prompt, Usage usage) {
        usages.put(prompt, usage);
        open();
        if (usages.size() == prompts.size()) {
            ready.add(new Finished(MergedUsage.of(List.copyOf(usages.values()))));
        }
    }

    private void open() {
        int first = opened;
        while (started == prompts.size() && opened < prompts.size() && isComplete(opened)) {
            ready.addAll(prompts.get(opened));
            opened++;
        }
        waiting.subList(first, opened).forEach(ready::addAll);
    }

    /** Whether nothing more will be known of a prompt itself. */
    private boolean isComplete(int prompt) {
        return prompts.get(prompt).size() == announcements || usages.containsKey(prompt);
    }

    private int choice(int prompt, int choice) {
        return prompt * choicesPerPrompt + choice;
    }
}
