package dev.tessera.api;

import static dev.tessera.spi.error.StandardErrors.INVALID_REQUEST;
import static java.util.Objects.requireNonNull;

import dev.tessera.spi.generation.GenerationRequest;
import dev.tessera.spi.generation.Prompt;
import dev.tessera.spi.generation.RequestContext;
import dev.tessera.spi.generation.SamplingParameters;
import dev.tessera.spi.json.JsonObject;
import java.util.Map;
import java.util.Optional;

/**
 * What all requests may say. Options are maps of what JSON has: texts, numbers, booleans, lists and maps. Not thread-safe.
 *
 * @param <B> the kind of request
 */
public abstract sealed class RequestBuilder<B extends RequestBuilder<B>>
        permits ChatRequestBuilder, PromptRequestBuilder {
    private SamplingParameters sampling = SamplingParameters.builder().build();
    private JsonObject mediaOptions = options(GenerationRequest.MEDIA_OPTIONS, Map.of());
    private JsonObject processorOptions = options(GenerationRequest.PROCESSOR_OPTIONS, Map.of());
    private RequestContext context = RequestContext.DEFAULT;

    RequestBuilder() {}

    /** How tokens are chosen and when to stop; default: as the checkpoint says. */
    public B sampling(SamplingParameters parameters) {
        sampling = requireNonNull(parameters, "parameters is null");
        return self();
    }

    /** {@code media_io_kwargs}: for each modality's name, the options of its decoder. */
    public B mediaOptions(Map<String, Object> options) {
        mediaOptions = options(GenerationRequest.MEDIA_OPTIONS, options);
        return self();
    }

    /** {@code mm_processor_kwargs}: the options of the model's input processor, such as {@code max_pixels}. */
    public B processorOptions(Map<String, Object> options) {
        processorOptions = options(GenerationRequest.PROCESSOR_OPTIONS, options);
        return self();
    }

    /** Shares cached prefixes only with requests of the same salt. */
    public B cacheSalt(String salt) {
        context = new RequestContext(context.tenant(), Optional.of(salt), context.priority());
        return self();
    }

    /** Requests with lower numbers are served first; default: 0. */
    public B priority(long priority) {
        context = new RequestContext(context.tenant(), context.cacheSalt(), priority);
        return self();
    }

    /** On whose behalf the request is made: media uuids are known within a tenant only. */
    public B tenant(String name) {
        context = new RequestContext(name, context.cacheSalt(), context.priority());
        return self();
    }

    /** The request. */
    public GenerationRequest build() {
        return new GenerationRequest(prompt(), sampling, mediaOptions, processorOptions, context);
    }

    abstract Prompt prompt();

    abstract B self();

    static JsonObject options(String name, Map<String, Object> members) {
        return JsonObject.of(members, name, INVALID_REQUEST);
    }
}
