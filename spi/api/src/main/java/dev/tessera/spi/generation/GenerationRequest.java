package dev.tessera.spi.generation;

import static dev.tessera.spi.error.StandardErrors.INVALID_REQUEST;
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
    /** What the options of parsers are called in errors, and in requests that follow vLLM. */
    public static final String MEDIA_OPTIONS = "media_io_kwargs";

    /** What the options of the input processor are called in errors, and in requests that follow vLLM. */
    public static final String PROCESSOR_OPTIONS = "mm_processor_kwargs";

    public GenerationRequest {
        requireNonNull(prompt, "prompt is null");
        requireNonNull(sampling, "sampling is null");
        requireNonNull(mediaOptions, "mediaOptions is null");
        requireNonNull(processorOptions, "processorOptions is null");
        requireNonNull(context, "context is null");
    }

    /** A request without options of media. */
    public GenerationRequest(Prompt prompt, SamplingParameters sampling, RequestContext context) {
        this(
                prompt,
                sampling,
                JsonObject.empty(MEDIA_OPTIONS, INVALID_REQUEST),
                JsonObject.empty(PROCESSOR_OPTIONS, INVALID_REQUEST),
                context);
    }

    /** A request without options of media, that stands to others as most do. */
    public GenerationRequest(Prompt prompt, SamplingParameters sampling) {
        this(prompt, sampling, RequestContext.DEFAULT);
    }
}
