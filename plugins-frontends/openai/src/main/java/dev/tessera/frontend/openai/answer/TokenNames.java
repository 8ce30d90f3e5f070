package dev.tessera.frontend.openai.answer;

import dev.tessera.spi.generation.TokenLogprobs.Candidate;

/** How log-probabilities name their tokens. */
public enum TokenNames {
    /** By the token's text, as OpenAI does. */
    TEXTS {
        @Override
        public String of(Candidate token) {
            return token.text();
        }
    },
    /** As {@code token_id:7}, vLLM's way to tell apart tokens of one text. */
    IDS {
        @Override
        public String of(Candidate token) {
            return "token_id:%d".formatted(token.id());
        }
    };

    /** The name of a token. */
    public abstract String of(Candidate token);
}
