package dev.tessera.platform.media;

import static dev.tessera.spi.error.StandardErrors.INTERNAL_ERROR;
import static java.util.Objects.requireNonNull;

import dev.tessera.spi.generation.GenerationRequest;
import dev.tessera.spi.json.JsonObject;
import dev.tessera.spi.media.MediaItem;
import dev.tessera.spi.media.Modality;
import dev.tessera.spi.model.InputProcessor;
import dev.tessera.spi.model.ProcessedItem;

/** What a request wants done with each of its media items: by which model, with which options, on whose behalf. */
record ItemRecipe(String model, InputProcessor processor, GenerationRequest request) {
    ItemRecipe {
        requireNonNull(model, "model is null");
        requireNonNull(processor, "processor is null");
        requireNonNull(request, "request is null");
    }

    JsonObject parserOptions(Modality modality) {
        return request.mediaOptions()
                .findObject(modality.name())
                .orElseGet(() -> JsonObject.empty(modality.name(), INTERNAL_ERROR));
    }

    ProcessorOptions processorOptions() {
        return new ProcessorOptions(processor, request.processorOptions());
    }

    ProcessedItem process(MediaItem item) {
        return processor.process(item, processorOptions().of(item.modality()));
    }

    /** Names the outcome of this recipe for some content: equal wherever the processed item is. */
    String identifier(Modality modality, String contentDigest) {
        return new Fingerprint("processed item")
                .text(model)
                .text(modality.name())
                .text(contentDigest)
                .object(parserOptions(modality).asMap())
                .object(processorOptions().of(modality).asMap())
                .hex();
    }
}
