package dev.tessera.frontend.openai.request;

import static dev.tessera.spi.generation.SamplingParameters.MAX_LOGPROBS;

import dev.tessera.frontend.openai.json.RequestObject;
import dev.tessera.frontend.openai.json.RequestValue;
import java.util.Optional;
import java.util.Set;

/** What vLLM adds to OpenAI's fields on log-probabilities. */
public final class LogprobFields {
    /** The fields that are read. */
    public static final Set<String> FIELDS = Set.of("prompt_logprobs", "return_tokens_as_token_ids");

    private LogprobFields() {}

    /**
     * How many alternatives to report for each token of the prompt. An answer that is streamed has no place for any of that; as
     * in vLLM, only who asks for alternatives is told so.
     */
    public static Optional<Integer> prompt(RequestObject body, StreamOptions streaming) {
        Optional<RequestValue> given = body.find("prompt_logprobs");
        given.filter(value -> streaming.streamed() && alternatives(value) > 0).ifPresent(value -> {
            throw value.mustBe("0 where stream is true");
        });
        return given.map(LogprobFields::alternatives).filter(_ -> !streaming.streamed());
    }

    /** A number of alternatives, which does not include the token itself. */
    public static int alternatives(RequestValue value) {
        return value.integer(0, MAX_LOGPROBS);
    }

    /** Whether tokens are named by their ids instead of their texts. */
    public static boolean tokensAsIds(RequestObject body) {
        return body.flag("return_tokens_as_token_ids", false);
    }
}
