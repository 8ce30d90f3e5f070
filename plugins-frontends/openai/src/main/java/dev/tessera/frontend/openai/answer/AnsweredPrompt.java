package dev.tessera.frontend.openai.answer;

import static java.util.Objects.requireNonNull;

import dev.tessera.spi.generation.GenerationEvent.PromptLogprobs;
import dev.tessera.spi.generation.GenerationEvent.Started;
import dev.tessera.spi.generation.TokenLogprobs;
import java.util.List;
import java.util.Optional;

/**
 * One of the prompts that a request asks about.
 *
 * @param text what it says
 * @param tokenIds the tokens that the model saw
 * @param logprobs how likely they were, where that was asked for
 */
public record AnsweredPrompt(String text, List<Integer> tokenIds, Optional<PromptLogprobs> logprobs) {
    public AnsweredPrompt {
        requireNonNull(text, "text is null");
        tokenIds = List.copyOf(tokenIds);
        requireNonNull(logprobs, "logprobs is null");
    }

    public static AnsweredPrompt of(Started started) {
        return new AnsweredPrompt(started.prompt(), started.promptTokenIds(), Optional.empty());
    }

    public AnsweredPrompt with(PromptLogprobs known) {
        return new AnsweredPrompt(text, tokenIds, Optional.of(known));
    }

    /** The same with so many alternatives to each token at most: more may be known than one use of them wants. */
    public AnsweredPrompt withLikeliest(int alternatives) {
        return new AnsweredPrompt(
                text,
                tokenIds,
                logprobs.map(known -> new PromptLogprobs(known.positions().stream()
                        .map(position -> position.map(logprob -> likeliest(logprob, alternatives)))
                        .toList())));
    }

    private static TokenLogprobs likeliest(TokenLogprobs known, int alternatives) {
        return new TokenLogprobs(
                known.chosen(),
                known.rank(),
                known.likeliest().stream().limit(alternatives).toList());
    }
}
