package dev.tessera.frontend.openai.chat;

import static dev.tessera.spi.generation.SamplingParameters.MAX_LOGPROBS;

import dev.tessera.frontend.openai.json.RequestObject;
import dev.tessera.frontend.openai.json.RequestValue;
import dev.tessera.frontend.openai.request.SamplingReader;
import dev.tessera.spi.generation.SamplingParameters;

/** Sampling as chat completions write it: with the newer name of the token limit, and log-probabilities in two fields. */
final class ChatSampling {
    private ChatSampling() {}

    static SamplingParameters read(RequestObject body) {
        SamplingParameters.Builder sampling = SamplingReader.read(body);
        body.find("max_completion_tokens").map(ChatSampling::positive).ifPresent(sampling::maxTokens);
        int alternatives =
                body.find("top_logprobs").map(ChatSampling::alternatives).orElse(0);
        if (body.find("logprobs").map(RequestValue::flag).orElse(false)) {
            sampling.logprobs(alternatives);
        } else if (alternatives > 0) {
            throw body.require("top_logprobs", "a whole number").error("is given, but logprobs is not true");
        }
        return SamplingReader.build(sampling);
    }

    private static int positive(RequestValue value) {
        if (value.integer() < 1) {
            throw value.mustBe("at least 1");
        }
        return value.integer();
    }

    private static int alternatives(RequestValue value) {
        if (value.integer() < 0 || value.integer() > MAX_LOGPROBS) {
            throw value.mustBe("0 to %d".formatted(MAX_LOGPROBS));
        }
        return value.integer();
    }
}
