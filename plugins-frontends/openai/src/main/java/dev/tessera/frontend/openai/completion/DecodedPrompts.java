package dev.tessera.frontend.openai.completion;

import static java.util.Objects.requireNonNull;

import dev.tessera.spi.generation.GenerationEvent;
import dev.tessera.spi.generation.GenerationEvent.Started;
import dev.tessera.spi.generation.GenerationStream;
import dev.tessera.spi.generation.InferenceService;
import java.util.List;

/** A stream that also tells the text of prompts that were given as tokens. */
final class DecodedPrompts implements GenerationStream {
    private final GenerationStream stream;
    private final InferenceService service;

    DecodedPrompts(GenerationStream stream, InferenceService service) {
        this.stream = requireNonNull(stream, "stream is null");
        this.service = requireNonNull(service, "service is null");
    }

    @Override
    public GenerationEvent next() throws InterruptedException {
        return switch (stream.next()) {
            case Started(String prompt, List<Integer> tokenIds)
            when prompt.isEmpty() -> new Started(service.detokenize(tokenIds), tokenIds);
            case GenerationEvent event -> event;
        };
    }

    @Override
    public void close() {
        stream.close();
    }
}
