package dev.tessera.frontend.openai.completion;

import static dev.tessera.spi.error.StandardErrors.INVALID_REQUEST;

import dev.tessera.frontend.openai.call.Caller;
import dev.tessera.frontend.openai.config.OpenAiConfig;
import dev.tessera.frontend.openai.json.JsonReader;
import dev.tessera.frontend.openai.json.RequestObject;
import dev.tessera.frontend.openai.json.RequestValue;
import dev.tessera.frontend.openai.request.ModelName;
import dev.tessera.frontend.openai.request.RequestId;
import dev.tessera.frontend.openai.request.SamplingReader;
import dev.tessera.frontend.openai.request.Standing;
import dev.tessera.frontend.openai.request.StreamOptions;
import dev.tessera.frontend.openai.request.UnsupportedFields;
import dev.tessera.spi.generation.GenerationRequest;
import dev.tessera.spi.generation.SamplingParameters;
import dev.tessera.spi.json.JsonObject;
import java.util.Set;

/** Reads the body of a completion. */
final class CompletionRequestReader {
    /** OpenAI's, which is short, for nothing else may end the text. */
    private static final int DEFAULT_MAX_TOKENS = 16;

    private static final Set<String> OWN_FIELDS = Set.of("add_special_tokens");

    private final JsonReader json;

    CompletionRequestReader(OpenAiConfig config) {
        json = new JsonReader(config);
    }

    CompletionRequest read(byte[] bytes, Caller caller, String servedModel) {
        RequestObject body = json.readBody(bytes);
        ModelName.require(body, servedModel);
        UnsupportedFields.refuse(body, OWN_FIELDS);
        body.find("suffix").ifPresent(suffix -> {
            throw suffix.error("is not supported");
        });
        GenerationRequest generation = new GenerationRequest(
                PromptReader.read(body),
                sampling(body),
                JsonObject.empty("media_io_kwargs", INVALID_REQUEST),
                JsonObject.empty("mm_processor_kwargs", INVALID_REQUEST),
                Standing.read(body, caller));
        return new CompletionRequest(
                generation,
                body.find("return_token_ids").map(RequestValue::flag).orElse(false),
                StreamOptions.read(body),
                RequestId.find(body, caller));
    }

    private static SamplingParameters sampling(RequestObject body) {
        SamplingParameters.Builder sampling = SamplingReader.read(body);
        if (!body.has("max_tokens")) {
            sampling.maxTokens(DEFAULT_MAX_TOKENS);
        }
        body.find("logprobs").map(SamplingReader::alternatives).ifPresent(sampling::logprobs);
        return SamplingReader.build(sampling);
    }
}
