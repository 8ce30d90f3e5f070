package dev.tessera.spi.generation;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;

/**
 * What happens to a request, in order: one {@link Started}, one {@link PromptLogprobs} where they were asked for, then for each
 * of the request's choices any number of {@link Token} and one {@link ChoiceFinished}, and last one {@link Finished}. The
 * events of different choices mix.
 */
public sealed interface GenerationEvent {
    /**
     * The engine has taken the request, in which nothing is wrong then, with the prompt as it was prepared.
     *
     * @param prompt the rendered prompt, before placeholders were expanded, or what is left of it
     * @param promptTokenIds the tokens that the model sees, placeholders expanded; {@link Prompt#NO_TOKEN} where embeddings are
     *     in the place of tokens
     */
    record Started(String prompt, List<Integer> promptTokenIds) implements GenerationEvent {
        public Started {
            requireNonNull(prompt, "prompt is null");
            promptTokenIds = List.copyOf(promptTokenIds);
        }
    }

    /**
     * How likely the prompt was.
     *
     * @param positions for each token of the prompt; empty for the first, which nothing comes before
     */
    record PromptLogprobs(List<Optional<TokenLogprobs>> positions) implements GenerationEvent {
        public PromptLogprobs {
            positions = List.copyOf(positions);
        }
    }

    /**
     * A token was generated.
     *
     * @param choice which of the request's answers it belongs to, from zero
     * @param id the token
     * @param text what it adds to the answer; empty while a character is incomplete, or may yet belong to a stop text
     * @param logprobs where the request asked for them
     * @param last whether the answer ends with it: its {@link ChoiceFinished} then comes without any further step, so that
     *     who wants to tell of both together need not hold tokens back
     */
    record Token(int choice, int id, String text, Optional<TokenLogprobs> logprobs, boolean last)
            implements GenerationEvent {
        public Token {
            requireNonNull(text, "text is null");
            requireNonNull(logprobs, "logprobs is null");
        }

        /** A token with which the answer does not end. */
        public Token(int choice, int id, String text, Optional<TokenLogprobs> logprobs) {
            this(choice, id, text, logprobs, false);
        }
    }

    /**
     * One of the request's answers is complete.
     *
     * @param choice which of them, from zero
     * @param text what was held back and belongs to the answer after all
     * @param reason why it ended
     * @param stop which of the request's own stop texts or tokens ended it; empty at an end-of-sequence token or a limit
     */
    record ChoiceFinished(int choice, String text, FinishReason reason, Optional<StopMatch> stop)
            implements GenerationEvent {
        public ChoiceFinished {
            requireNonNull(text, "text is null");
            requireNonNull(reason, "reason is null");
            requireNonNull(stop, "stop is null");
            if (stop.isPresent() && reason != FinishReason.STOP) {
                throw new IllegalArgumentException(
                        "an answer that %s stopped does not end by %s".formatted(stop.get(), reason));
            }
        }
    }

    /**
     * All answers are complete.
     *
     * @param usage what the request took
     */
    record Finished(Usage usage) implements GenerationEvent {
        public Finished {
            requireNonNull(usage, "usage is null");
        }
    }
}
