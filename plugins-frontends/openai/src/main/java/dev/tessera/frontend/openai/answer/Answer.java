package dev.tessera.frontend.openai.answer;

import static java.util.Objects.requireNonNull;

import dev.tessera.spi.generation.GenerationEvent;
import dev.tessera.spi.generation.GenerationEvent.Finished;
import dev.tessera.spi.generation.GenerationEvent.Started;
import dev.tessera.spi.generation.GenerationEvent.Token;
import dev.tessera.spi.generation.GenerationStream;
import java.util.ArrayList;
import java.util.List;

/**
 * A complete answer.
 *
 * @param text what was generated
 * @param promptTokenIds the tokens that the model saw
 * @param tokens the tokens that it generated
 * @param end how it ended
 */
public record Answer(String text, List<Integer> promptTokenIds, List<Token> tokens, Finished end) {
    public Answer {
        requireNonNull(text, "text is null");
        promptTokenIds = List.copyOf(promptTokenIds);
        tokens = List.copyOf(tokens);
        requireNonNull(end, "end is null");
    }

    /** Reads a stream to its end. Closing it is the caller's. */
    public static Answer collect(GenerationStream stream) throws InterruptedException {
        StringBuilder text = new StringBuilder();
        List<Integer> promptTokenIds = List.of();
        List<Token> tokens = new ArrayList<>();
        while (true) {
            GenerationEvent event = stream.next();
            switch (event) {
                case Started started -> promptTokenIds = started.promptTokenIds();
                case Token token -> {
                    text.append(token.text());
                    tokens.add(token);
                }
                case Finished end -> {
                    return new Answer(text.append(end.text()).toString(), promptTokenIds, tokens, end);
                }
            }
        }
    }

    /** The ids of the tokens that were generated. */
    public List<Integer> tokenIds() {
        return tokens.stream().map(Token::id).toList();
    }
}
