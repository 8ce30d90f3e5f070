package dev.tessera.frontend.openai.responses;

import dev.tessera.frontend.openai.json.RequestObject;
import dev.tessera.frontend.openai.json.RequestValue;
import dev.tessera.frontend.openai.request.LogprobFields;
import dev.tessera.frontend.openai.request.SamplingReader;
import dev.tessera.spi.generation.SamplingParameters;
import java.util.Set;

/**
 * Sampling as responses write it: with a name of their own for the token limit, and log-probabilities among what the answer is
 * to include.
 */
final class ResponsesSampling {
    private static final String LOGPROBS = "message.output_text.logprobs";

    /** What can be included; all but the first is of outputs that no answer has here. */
    private static final Set<String> INCLUDABLE = Set.of(
            LOGPROBS,
            "code_interpreter_call.outputs",
            "computer_call_output.output.image_url",
            "file_search_call.results",
            "message.input_image.image_url",
            "reasoning.encrypted_content",
            "web_search_call.action.sources",
            "web_search_call.results");

    private ResponsesSampling() {}

    static SamplingParameters read(RequestObject body) {
        SamplingParameters.Builder sampling = SamplingReader.read(body);
        body.find("max_output_tokens").map(RequestValue::positive).ifPresent(sampling::maxTokens);
        int alternatives =
                body.find("top_logprobs").map(LogprobFields::alternatives).orElse(0);
        if (body.find("include").map(ResponsesSampling::includesLogprobs).orElse(false)) {
            sampling.logprobs(alternatives);
        } else if (alternatives > 0) {
            throw body.require("top_logprobs", "a whole number")
                    .error("is given, but include does not have %s".formatted(LOGPROBS));
        }
        return SamplingReader.build(sampling);
    }

    private static boolean includesLogprobs(RequestValue include) {
        boolean logprobs = false;
        for (RequestValue element : include.elements()) {
            if (!INCLUDABLE.contains(element.text())) {
                throw element.mustBe("something that a response can include, such as %s".formatted(LOGPROBS));
            }
            logprobs |= element.text().equals(LOGPROBS);
        }
        return logprobs;
    }
}
