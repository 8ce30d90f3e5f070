package dev.tessera.distribution;

import dev.tessera.spi.generation.GenerationEvent;
import dev.tessera.spi.generation.GenerationStream;
import dev.tessera.spi.generation.Usage;
import java.util.ArrayList;
import java.util.List;

/**
 * What came of a request with one choice.
 *
 * @param tokenIds the tokens of the answer
 * @param usage what it took
 */
record Answers(List<Integer> tokenIds, Usage usage) {
    Answers {
        tokenIds = List.copyOf(tokenIds);
    }

    /** Reads a stream to its end, and closes it. */
    static Answers read(GenerationStream stream) throws InterruptedException {
        try (stream) {
            List<Integer> tokenIds = new ArrayList<>();
            while (true) {
                switch (stream.next()) {
                    case GenerationEvent.Token token -> tokenIds.add(token.id());
                    case GenerationEvent.Finished(Usage usage) -> {
                        return new Answers(tokenIds, usage);
                    }
                    case GenerationEvent.Started _,
                            GenerationEvent.PromptLogprobs _,
                            GenerationEvent.ChoiceFinished _ -> {
                        // the tokens tell all that is wanted
                    }
                }
            }
        }
    }
}
