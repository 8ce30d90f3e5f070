package dev.tessera.frontend.openai.answer;

import dev.tessera.spi.generation.GenerationEvent.Token;
import java.util.ArrayList;
import java.util.List;

/**
 * Gathers what the tokens of one choice add to its text, so that a chunk is sent for text and not for every token: a token
 * without text waits for the next that has some, or for the end. Used by one thread.
 */
public final class ChoiceDeltas {
    private final List<Token> waiting = new ArrayList<>();

    /** The tokens of the next chunk, this one last; none where there is nothing to show yet. */
    public List<Token> add(Token token) {
        waiting.add(token);
        return token.text().isEmpty() ? List.of() : take();
    }

    /** The tokens that wait for text, which then wait no longer. */
    public List<Token> take() {
        List<Token> taken = List.copyOf(waiting);
        waiting.clear();
        return taken;
    }
}
