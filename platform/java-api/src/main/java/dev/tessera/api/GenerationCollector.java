package dev.tessera.api;

import dev.tessera.spi.generation.GenerationEvent;
import dev.tessera.spi.generation.TokenLogprobs;
import dev.tessera.spi.generation.Usage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Puts a request's events together. Used by one thread at a time. */
final class GenerationCollector {
    private String prompt = "";
    private List<Integer> promptTokenIds = List.of();
    private List<Optional<TokenLogprobs>> promptLogprobs = List.of();
    private final SortedMap<Integer, GrowingChoice> growing = new TreeMap<>();
    private final SortedMap<Integer, Choice> choices = new TreeMap<>();
    private Optional<Usage> usage = Optional.empty();

    /** Adds an event, and tells what it adds to an answer. */
    Optional<Delta> add(GenerationEvent event) {
        return switch (event) {
            case GenerationEvent.Started started -> {
                prompt = started.prompt();
                promptTokenIds = started.promptTokenIds();
                yield Optional.empty();
            }
            case GenerationEvent.PromptLogprobs logprobs -> {
                promptLogprobs = logprobs.positions();
                yield Optional.empty();
            }
            case GenerationEvent.Token token -> {
                growing(token.choice()).add(token);
                yield Optional.of(new Delta(
                        token.choice(), token.text(), Optional.of(token.id()), token.logprobs(), Optional.empty()));
            }
            case GenerationEvent.ChoiceFinished finished -> {
                choices.put(finished.choice(), growing(finished.choice()).finish(finished));
                yield Optional.of(new Delta(
                        finished.choice(),
                        finished.text(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(finished.reason())));
            }
            case GenerationEvent.Finished finished -> {
                usage = Optional.of(finished.usage());
                yield Optional.empty();
            }
        };
    }

    /** The complete answer, once it is complete. */
    Optional<Generation> generation() {
        return usage.map(complete ->
                new Generation(prompt, promptTokenIds, promptLogprobs, List.copyOf(choices.values()), complete));
    }

    private GrowingChoice growing(int choice) {
        return growing.computeIfAbsent(choice, _ -> new GrowingChoice());
    }

    /** An answer as far as it is known. */
    private static final class GrowingChoice {
        private final StringBuilder text = new StringBuilder();
        private final List<Integer> tokenIds = new ArrayList<>();
        private final List<TokenLogprobs> logprobs = new ArrayList<>();

        void add(GenerationEvent.Token token) {
            text.append(token.text());
            tokenIds.add(token.id());
            token.logprobs().ifPresent(logprobs::add);
        }

        Choice finish(GenerationEvent.ChoiceFinished finished) {
            return new Choice(text + finished.text(), tokenIds, logprobs, finished.reason(), finished.stop());
        }
    }
}
