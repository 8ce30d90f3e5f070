package dev.tessera.frontend.openai.completion;

import static java.util.Objects.requireNonNull;

import dev.tessera.spi.generation.GenerationEvent;
import dev.tessera.spi.generation.GenerationEvent.Started;
import dev.tessera.spi.generation.GenerationStream;
import dev.tessera.spi.generation.InferenceService;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A stream that also tells the text of prompts that were given as tokens. */
final class DecodedPrompts implements GenerationStream {
    private final GenerationStream stream;
    private final InferenceService service;

    DecodedPrompts(GenerationStream stream, InferenceService service) {
        this.stream = requireNonNull(stream, "stream is null");
        this.service = requireNonNull(service, "service is null");
    }

    @Override
    public Optional<GenerationEvent> next(Duration wait) throws InterruptedException {
        return stream.next(wait).map(this::decoded);
    }

    private GenerationEvent decoded(GenerationEvent event) {
        return event instanceof Started(String prompt, List<Integer> tokenIds) && prompt.isEmpty()
                ? new Started(service.detokenize(tokenIds), tokenIds)
                : event;
    }

    @Override
    public void close() {
        stream.close();
    }
}
