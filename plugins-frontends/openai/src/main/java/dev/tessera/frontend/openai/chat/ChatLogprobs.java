package dev.tessera.frontend.openai.chat;

import dev.tessera.frontend.openai.answer.LikelyToken;
import dev.tessera.frontend.openai.answer.TokenNames;
import dev.tessera.spi.generation.GenerationEvent.Token;
import java.util.List;
import java.util.Optional;

/**
 * Log-probabilities as chat completions write them.
 *
 * @param content one entry for each token
 * @param refusal always empty, for no model refuses in a form of its own; OpenAI's clients expect the member
 */
record ChatLogprobs(List<LikelyToken> content, Optional<List<LikelyToken>> refusal) {
    static ChatLogprobs of(List<Token> tokens, TokenNames names) {
        return new ChatLogprobs(LikelyToken.of(tokens, names), Optional.empty());
    }
}
