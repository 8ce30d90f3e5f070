package dev.tessera.frontend.openai.answer;

import dev.tessera.spi.generation.GenerationEvent.ChoiceFinished;
import dev.tessera.spi.generation.GenerationEvent.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Puts one of the texts that answer a request together. */
final class ChoiceCollector {
    private final StringBuilder text = new StringBuilder();
    private final List<Token> tokens = new ArrayList<>();
    private Optional<ChoiceFinished> end = Optional.empty();

    void add(Token token) {
        text.append(token.text());
        tokens.add(token);
    }

    void finish(ChoiceFinished finished) {
        text.append(finished.text());
        end = Optional.of(finished);
    }

    AnsweredChoice collected() {
        return new AnsweredChoice(text.toString(), tokens, end.orElseThrow());
    }
}
