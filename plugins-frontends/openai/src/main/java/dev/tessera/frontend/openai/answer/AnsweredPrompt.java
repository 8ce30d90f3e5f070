package dev.tessera.frontend.openai.answer;

import static java.util.Objects.requireNonNull;

import dev.tessera.spi.generation.GenerationEvent.PromptLogprobs;
import dev.tessera.spi.generation.GenerationEvent.Started;
import java.util.List;
import java.util.Optional;

/**
 * One of the prompts that a request asks about.
 *
 * @param tokenIds the tokens that the model saw
 * @param logprobs how likely they were, where that was asked for
 */
public record AnsweredPrompt(List<Integer> tokenIds, Optional<PromptLogprobs> logprobs) {
    public AnsweredPrompt {
        tokenIds = List.copyOf(tokenIds);
        requireNonNull(logprobs, "logprobs is null");
    }

    static AnsweredPrompt of(Started started) {
        return new AnsweredPrompt(started.promptTokenIds(), Optional.empty());
    }

    AnsweredPrompt with(PromptLogprobs known) {
        return new AnsweredPrompt(tokenIds, Optional.of(known));
    }
}
