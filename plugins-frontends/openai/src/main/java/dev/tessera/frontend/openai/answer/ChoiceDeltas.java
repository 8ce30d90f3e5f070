package dev.tessera.frontend.openai.answer;

import static java.util.stream.Collectors.joining;

import dev.tessera.spi.generation.GenerationEvent.Token;
import java.util.ArrayList;
import java.util.List;

/**
 * Gathers what the tokens of one choice add to its text, so that a chunk is sent for text and not for every token: a token
 * without text waits for the next that has some, or for the end. Used by one thread.
 */
public final class ChoiceDeltas {
    private final int interval;
    private final List<Token> waiting = new ArrayList<>();
    private boolean begun;
    private boolean hasText;
    private int tokens;

    /** Waits for nothing but text. */
    public ChoiceDeltas() {
        this(1);
    }

    /** @param interval the fewest tokens of a chunk, but for the first, which waits for text alone, and the last */
    public ChoiceDeltas(int interval) {
        this.interval = interval;
    }

    /** The tokens of the next chunk, this one last; none where there is nothing to show yet. */
    public List<Token> add(Token token) {
        keep(token);
        boolean due = !begun || waiting.size() >= interval;
        if (!due || !hasText) {
            return List.of();
        }
        begun = true;
        return take();
    }

    /** Lets a token wait for the end, whether it has text or not. */
    public void keep(Token token) {
        waiting.add(token);
        hasText |= !token.text().isEmpty();
        tokens++;
    }

    /** How many tokens there were up to now. */
    public int tokens() {
        return tokens;
    }

    /** The tokens that wait, which then wait no longer. */
    public List<Token> take() {
        List<Token> taken = List.copyOf(waiting);
        waiting.clear();
        hasText = false;
        return taken;
    }

    /** What tokens add to the text together. */
    public static String text(List<Token> tokens) {
        return tokens.stream().map(Token::text).collect(joining());
    }
}
