package dev.tessera.platform.engine;

import static dev.tessera.spi.error.StandardErrors.INVALID_REQUEST;

import dev.tessera.spi.error.TesseraException;
import dev.tessera.spi.generation.BeamSearch;
import dev.tessera.spi.generation.SamplingParameters;

/**
 * Refuses what a beam search would not heed although it is asked for. Parameters of the draw do not matter, for nothing is drawn,
 * and a checkpoint's defaults are advice for sampling. As in vLLM, neither is an error.
 */
final class BeamSearchParameters {
    private BeamSearchParameters() {}

    /**
     * Checks the parameters of a request; those of other requests pass.
     *
     * @throws TesseraException INVALID_REQUEST that names the parameter
     */
    static void check(SamplingParameters sampling, int vocabularySize) {
        sampling.beamSearch().ifPresent(search -> check(sampling, search, vocabularySize));
    }

    private static void check(SamplingParameters sampling, BeamSearch search, int vocabularySize) {
        if (2 * search.width() > vocabularySize) {
            throw new TesseraException(
                            INVALID_REQUEST,
                            "the beam search is %d wide, but the model has %d tokens, enough for %d"
                                    .formatted(search.width(), vocabularySize, vocabularySize / 2))
                    .withParameter("n");
        }
        refuse("stop", !sampling.stop().isEmpty());
        refuse("min_tokens", sampling.minTokens() > 0);
        refuse("repetition_penalty", sampling.repetitionPenalty().orElse(1.0) != 1);
        refuse("presence_penalty", sampling.presencePenalty().orElse(0.0) != 0);
        refuse("frequency_penalty", sampling.frequencyPenalty().orElse(0.0) != 0);
        refuse("prompt_logprobs", sampling.promptLogprobs().isPresent());
        refuse("logit_bias", !sampling.constraints().logitBias().isEmpty());
        refuse("bad_words", !sampling.constraints().badWords().isEmpty());
        refuse("allowed_token_ids", !sampling.constraints().allowedTokenIds().isEmpty());
    }

    private static void refuse(String parameter, boolean asked) {
        if (asked) {
            throw new TesseraException(
                            INVALID_REQUEST, "%s does not go together with a beam search".formatted(parameter))
                    .withParameter(parameter);
        }
    }
}
