package dev.tessera.frontend.openai.chat;

import static com.fasterxml.jackson.annotation.JsonInclude.Include.NON_ABSENT;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.tessera.frontend.openai.answer.CompletionUsage;
import java.util.List;
import java.util.Optional;

/**
 * A piece of the answer to a request for a chat completion.
 *
 * @param created seconds since 1970
 * @param choices one; none in the chunk that only says what the answer took
 * @param systemFingerprint in the last chunk of a choice
 * @param promptTokenIds in the first chunk, where they were asked for
 * @param promptText the same of the rendered prompt
 */
record ChatChunk(
        String id,
        String object,
        long created,
        String model,
        List<Choice> choices,
        @JsonInclude(NON_ABSENT) Optional<CompletionUsage> usage,
        @JsonInclude(NON_ABSENT) Optional<String> systemFingerprint,
        @JsonInclude(NON_ABSENT) Optional<List<Integer>> promptTokenIds,
        @JsonInclude(NON_ABSENT) Optional<String> promptText) {
    /**
     * What is added to one of the answers.
     *
     * @param finishReason in its last chunk
     * @param stopReason in its last chunk, the stop text or stop token that ended it
     */
    record Choice(
            int index,
            Delta delta,
            Optional<ChatLogprobs> logprobs,
            Optional<String> finishReason,
            @JsonInclude(NON_ABSENT) Optional<Optional<Object>> stopReason,
            @JsonInclude(NON_ABSENT) Optional<List<Integer>> tokenIds) {}

    /**
     * Text that is added.
     *
     * @param role in the first chunk
     */
    record Delta(@JsonInclude(NON_ABSENT) Optional<String> role, String content) {}
}
