package dev.tessera.platform.model;

import static dev.tessera.spi.error.StandardErrors.INVALID_REQUEST;
import static java.util.Objects.requireNonNull;

import dev.tessera.platform.checkpoint.CheckpointDirectory;
import dev.tessera.platform.sampling.BadWords;
import dev.tessera.platform.sampling.SamplingSettings;
import dev.tessera.platform.tokenizer.Tokenizer;
import dev.tessera.spi.error.TesseraException;
import dev.tessera.spi.generation.SamplingParameters;
import dev.tessera.spi.generation.TokenConstraints;
import dev.tessera.spi.model.Encoder;
import dev.tessera.spi.model.Model;
import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;

/**
 * A checkpoint with all that is read from it before a backend comes in. Closing it ends the mapping of the weights.
 *
 * @param names the names by which the model is served, at least one
 * @param checkpoint files and weights
 * @param model how its family runs it
 * @param tokenizer its tokenizer
 * @param template its chat template
 * @param defaults what it says about generation
 */
public record ModelAssets(
        List<String> names,
        CheckpointDirectory checkpoint,
        Model model,
        Tokenizer tokenizer,
        ConversationTemplate template,
        GenerationDefaults defaults)
        implements AutoCloseable {
    public ModelAssets {
        names = List.copyOf(names);
        requireNonNull(checkpoint, "checkpoint is null");
        requireNonNull(model, "model is null");
        requireNonNull(tokenizer, "tokenizer is null");
        requireNonNull(template, "template is null");
        requireNonNull(defaults, "defaults is null");
    }

    /** The same without the encoders that nobody needs, whose weights are then not loaded. */
    public ModelAssets withEncoders(Predicate<Encoder> needed) {
        Model lighter = new Model(
                model.contextLength(),
                model.inputProcessor(),
                model.positions(),
                model.decoder(),
                model.encoders().stream().filter(needed).toList());
        return new ModelAssets(names, checkpoint, lighter, tokenizer, template, defaults);
    }

    /** The same with what is configured about generation. */
    public ModelAssets withGeneration(GenerationConfig config) {
        return new ModelAssets(names, checkpoint, model, tokenizer, template, defaults.with(config));
    }

    /** The name that answers have. */
    public String name() {
        return names.getFirst();
    }

    /** Further names by which requests may ask for the model. */
    public List<String> otherNames() {
        return names.subList(1, names.size());
    }

    /**
     * How the tokens of a request's answers are chosen.
     *
     * @throws TesseraException INVALID_REQUEST where the request names tokens that the model does not have
     */
    public SamplingSettings samplingSettings(SamplingParameters request) {
        TokenConstraints constraints = request.constraints();
        requireTokens("logit_bias", constraints.logitBias().keySet());
        requireTokens("allowed_token_ids", constraints.allowedTokenIds());
        requireTokens("stop_token_ids", request.stopTokenIds());
        return defaults.settings(request, BadWords.of(constraints.badWords(), word -> tokenizer.encode(word, false)));
    }

    /**
     * Checks that the model has all of some tokens.
     *
     * @param parameter what the request calls them
     * @throws TesseraException INVALID_REQUEST that names the parameter and the token
     */
    public void requireTokens(String parameter, Collection<Integer> tokenIds) {
        int vocabularySize = model.decoder().dimensions().vocabularySize();
        for (int tokenId : tokenIds) {
            if (tokenId < 0 || tokenId >= vocabularySize) {
                throw new TesseraException(
                                INVALID_REQUEST,
                                "%s names the token %d, but the model has the tokens 0 to %d"
                                        .formatted(parameter, tokenId, vocabularySize - 1))
                        .withParameter(parameter);
            }
        }
    }

    @Override
    public void close() {
        try (checkpoint) {
            tokenizer.close();
        }
    }
}
