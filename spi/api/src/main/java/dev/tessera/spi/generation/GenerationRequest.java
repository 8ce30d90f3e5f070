package dev.tessera.spi.generation;

import static java.util.Objects.requireNonNull;

import dev.tessera.spi.json.JsonObject;

/**
 * One request to generate text.
 *
 * @param prompt what is asked
 * @param sampling how tokens are chosen
 * @param mediaOptions {@code media_io_kwargs}: for each modality's name, the options of its parser
 * @param processorOptions {@code mm_processor_kwargs}: the options of the model's input processor
 * @param context who asks, and how the request stands to others
 */
public record GenerationRequest(
        Prompt prompt,
        SamplingParameters sampling,
        JsonObject mediaOptions,
        JsonObject processorOptions,
        RequestContext context) {
    public GenerationRequest {
        requireNonNull(prompt, "prompt is null");
        requireNonNull(sampling, "sampling is null");
        requireNonNull(mediaOptions, "mediaOptions is null");
        requireNonNull(processorOptions, "processorOptions is null");
        requireNonNull(context, "context is null");
    }
}
