package dev.tessera.api;

import static java.util.Objects.requireNonNull;

import dev.tessera.spi.generation.FinishReason;
import dev.tessera.spi.generation.Prompt;
import dev.tessera.spi.generation.SamplingParameters;
import dev.tessera.spi.generation.TokenLogprobs;
import dev.tessera.spi.generation.Usage;
import java.util.List;
import java.util.Optional;

/**
 * A complete answer. Where a request asks for several choices, the short methods tell of the first.
 *
 * @param prompt the rendered prompt, before placeholders were expanded; empty for a prompt of tokens
 * @param promptTokenIds the tokens that the model saw, placeholders expanded; {@link Prompt#NO_TOKEN} where an embedding took the
 *     place of one
 * @param promptLogprobs for each token of the prompt, the first excepted; empty where they were not asked for
 * @param choices at least one
 * @param usage what the request took
 */
public record Generation(
        String prompt,
        List<Integer> promptTokenIds,
        List<Optional<TokenLogprobs>> promptLogprobs,
        List<Choice> choices,
        Usage usage) {
    public Generation {
        requireNonNull(prompt, "prompt is null");
        promptTokenIds = List.copyOf(promptTokenIds);
        promptLogprobs = List.copyOf(promptLogprobs);
        choices = List.copyOf(choices);
        requireNonNull(usage, "usage is null");
        if (choices.isEmpty()) {
            throw new IllegalArgumentException("a generation has at least one choice");
        }
    }

    public String text() {
        return choices.getFirst().text();
    }

    public List<Integer> tokenIds() {
        return choices.getFirst().tokenIds();
    }

    public FinishReason finishReason() {
        return choices.getFirst().finishReason();
    }

    /** For each token; empty unless {@link SamplingParameters#logprobs} asked for them. */
    public List<TokenLogprobs> logprobs() {
        return choices.getFirst().logprobs();
    }
}
