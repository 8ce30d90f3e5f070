package dev.tessera.spi.generation;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;

/** What happens to a request, in order: one {@link Started}, any number of {@link Token}, one {@link Finished}. */
public sealed interface GenerationEvent {
    /**
     * The prompt is prepared.
     *
     * @param prompt the rendered prompt, before placeholders were expanded
     * @param promptTokenIds the tokens that the model sees, placeholders expanded
     */
    record Started(String prompt, List<Integer> promptTokenIds) implements GenerationEvent {
        public Started {
            requireNonNull(prompt, "prompt is null");
            promptTokenIds = List.copyOf(promptTokenIds);
        }
    }

    /**
     * A token was generated.
     *
     * @param id the token
     * @param text what it adds to the answer; empty while a character is incomplete, or may yet belong to a stop text
     * @param logprobs where the request asked for them
     */
    record Token(int id, String text, Optional<TokenLogprobs> logprobs) implements GenerationEvent {
        public Token {
            requireNonNull(text, "text is null");
            requireNonNull(logprobs, "logprobs is null");
        }
    }

    /**
     * The answer is complete.
     *
     * @param text what was held back and belongs to the answer after all
     * @param reason why it ended
     * @param stop which of the request's own stop texts or tokens ended it; empty at an end-of-sequence token or a limit
     * @param usage what it took
     */
    record Finished(String text, FinishReason reason, Optional<StopMatch> stop, Usage usage)
            implements GenerationEvent {
        public Finished {
            requireNonNull(text, "text is null");
            requireNonNull(reason, "reason is null");
            requireNonNull(stop, "stop is null");
            requireNonNull(usage, "usage is null");
            if (stop.isPresent() && reason != FinishReason.STOP) {
                throw new IllegalArgumentException(
                        "an answer that %s stopped does not end by %s".formatted(stop.get(), reason));
            }
        }

        /** An answer that none of the request's own stop texts or tokens ended. */
        public Finished(String text, FinishReason reason, Usage usage) {
            this(text, reason, Optional.empty(), usage);
        }
    }
}
