package dev.tessera.frontend.openai.answer;

import static java.util.Objects.requireNonNull;

import dev.tessera.spi.generation.GenerationEvent;
import dev.tessera.spi.generation.GenerationEvent.ChoiceFinished;
import dev.tessera.spi.generation.GenerationEvent.Finished;
import dev.tessera.spi.generation.GenerationEvent.PromptLogprobs;
import dev.tessera.spi.generation.GenerationEvent.Started;
import dev.tessera.spi.generation.GenerationEvent.Token;
import dev.tessera.spi.generation.GenerationStream;
import dev.tessera.spi.generation.Usage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A complete answer.
 *
 * @param text what was generated
 * @param promptTokenIds the tokens that the model saw
 * @param tokens the tokens that it generated
 * @param end how it ended
 * @param usage what it took
 */
public record Answer(String text, List<Integer> promptTokenIds, List<Token> tokens, ChoiceFinished end, Usage usage) {
    public Answer {
        requireNonNull(text, "text is null");
        promptTokenIds = List.copyOf(promptTokenIds);
        tokens = List.copyOf(tokens);
        requireNonNull(end, "end is null");
        requireNonNull(usage, "usage is null");
    }

    /** Reads a stream to its end. Closing it is the caller's. */
    public static Answer collect(GenerationStream stream) throws InterruptedException {
        StringBuilder text = new StringBuilder();
        List<Integer> promptTokenIds = List.of();
        List<Token> tokens = new ArrayList<>();
        Optional<ChoiceFinished> end = Optional.empty();
        while (true) {
            GenerationEvent event = stream.next();
            switch (event) {
                case Started started -> promptTokenIds = started.promptTokenIds();
                case Token token -> {
                    text.append(token.text());
                    tokens.add(token);
                }
                case PromptLogprobs _ -> {
                    // asking for them is refused
                }
                case ChoiceFinished finished -> {
                    text.append(finished.text());
                    end = Optional.of(finished);
                }
                case Finished(Usage usage) -> {
                    return new Answer(text.toString(), promptTokenIds, tokens, end.orElseThrow(), usage);
                }
            }
        }
    }

    /** The ids of the tokens that were generated. */
    public List<Integer> tokenIds() {
        return tokens.stream().map(Token::id).toList();
    }
}
