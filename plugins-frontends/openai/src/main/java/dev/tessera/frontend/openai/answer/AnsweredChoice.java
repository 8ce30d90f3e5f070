package dev.tessera.frontend.openai.answer;

import static java.util.Objects.requireNonNull;

import dev.tessera.spi.generation.GenerationEvent.ChoiceFinished;
import dev.tessera.spi.generation.GenerationEvent.Token;
import java.util.List;

/**
 * One of the texts that answer a request, complete.
 *
 * @param text what was generated
 * @param tokens its tokens
 * @param end how it ended
 */
public record AnsweredChoice(String text, List<Token> tokens, ChoiceFinished end) {
    public AnsweredChoice {
        requireNonNull(text, "text is null");
        tokens = List.copyOf(tokens);
        requireNonNull(end, "end is null");
    }

    /** Which of the texts it is, from zero. */
    public int index() {
        return end.choice();
    }

    /** The ids of its tokens. */
    public List<Integer> tokenIds() {
        return ids(tokens);
    }

    /** The ids of some of its tokens. */
    public static List<Integer> ids(List<Token> tokens) {
        return tokens.stream().map(Token::id).toList();
    }
}
