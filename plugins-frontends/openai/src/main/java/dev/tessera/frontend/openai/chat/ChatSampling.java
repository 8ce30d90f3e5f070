package dev.tessera.frontend.openai.chat;

import dev.tessera.frontend.openai.json.RequestObject;
import dev.tessera.frontend.openai.json.RequestValue;
import dev.tessera.frontend.openai.request.ChoicesReader;
import dev.tessera.frontend.openai.request.LogprobFields;
import dev.tessera.frontend.openai.request.SamplingReader;
import dev.tessera.frontend.openai.request.StreamOptions;
import dev.tessera.frontend.openai.request.TruncationReader;
import dev.tessera.spi.generation.SamplingParameters;

/** Sampling as chat completions write it: with the newer name of the token limit, and log-probabilities in two fields. */
final class ChatSampling {
    private ChatSampling() {}

    static SamplingParameters read(RequestObject body, ChoicesReader choices, StreamOptions streaming) {
        SamplingParameters.Builder sampling = SamplingReader.read(body);
        choices.read(body, sampling);
        TruncationReader.read(body, sampling);
        LogprobFields.prompt(body, streaming).ifPresent(sampling::promptLogprobs);
        body.find("max_completion_tokens").map(RequestValue::positive).ifPresent(sampling::maxTokens);
        int alternatives =
                body.find("top_logprobs").map(LogprobFields::alternatives).orElse(0);
        if (body.flag("logprobs", false)) {
            sampling.logprobs(alternatives);
        } else if (alternatives > 0) {
            throw body.require("top_logprobs", "a whole number").error("is given, but logprobs is not true");
        }
        return SamplingReader.build(sampling);
    }
}
