package dev.tessera.platform.engine;

import static java.util.Objects.requireNonNull;

import dev.tessera.platform.model.ModelAssets;
import dev.tessera.platform.sampling.BeamRules;
import dev.tessera.platform.sampling.SamplingSettings;
import dev.tessera.spi.error.TesseraException;
import dev.tessera.spi.generation.SamplingParameters;
import java.util.List;
import java.util.stream.IntStream;

/** Makes what a request's answers grow by. Thread-safe. */
final class ChoiceFactory {
    private final ModelAssets assets;
    private final int contextLength;
    private final RequestSeeds seeds;

    /** @param contextLength most tokens of a prompt and its answer */
    ChoiceFactory(ModelAssets assets, int contextLength, RequestSeeds seeds) {
        this.assets = requireNonNull(assets, "assets is null");
        this.contextLength = contextLength;
        this.seeds = requireNonNull(seeds, "seeds is null");
    }

    /**
     * The choices of a request, none of which has a token yet.
     *
     * @throws TesseraException INVALID_REQUEST where the request names tokens that the model does not have, and as
     *     {@link PromptRoom#require} does
     */
    List<Choice> create(ActiveRequest request) {
        SamplingParameters sampling = request.sampling();
        PromptRoom.require(request.prompt(), sampling, contextLength);
        SamplingSettings settings = assets.samplingSettings(sampling).orSeed(seeds.of(request.number()));
        int maxTokens = maxLength(request) - request.prompt().tokenIds().size();
        return IntStream.range(0, sampling.n())
                .mapToObj(index ->
                        new Choice(index, request, settings, new AnswerText(assets.tokenizer(), sampling), maxTokens))
                .toList();
    }

    /**
     * A beam search for a request that asks for one, with nothing found yet.
     *
     * @param choices those of the request
     */
    ActiveSearch search(ActiveRequest request, List<Choice> choices) {
        int promptLength = request.prompt().tokenIds().size();
        SamplingParameters sampling = request.sampling();
        BeamRules rules = new BeamRules(
                sampling.beamSearch().orElseThrow(),
                sampling.n(),
                promptLength,
                maxLength(request) - promptLength,
                assets.samplingSettings(sampling).rules().endingTokenIds());
        return new ActiveSearch(request, rules, choices);
    }

    /** Most tokens that the prompt and one of its answers may have. */
    int maxLength(ActiveRequest request) {
        int room = contextLength - request.prompt().tokenIds().size();
        int maxTokens = assets.defaults().maxTokens(request.sampling()).orElse(room);
        return request.prompt().tokenIds().size() + Math.min(maxTokens, room);
    }
}
