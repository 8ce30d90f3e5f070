package dev.tessera.frontend.openai.completion;

import static com.fasterxml.jackson.annotation.JsonInclude.Include.NON_ABSENT;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.tessera.frontend.openai.answer.AnswerHead;
import dev.tessera.frontend.openai.answer.CompletionUsage;
import dev.tessera.frontend.openai.version.PluginVersion;
import java.util.List;
import java.util.Optional;

/**
 * A piece of the answer to a request for a completion.
 *
 * @param created seconds since 1970
 * @param choices one; none in the piece that only says what the answer took
 * @param systemFingerprint in the last piece of a choice
 */
record TextPiece(
        String id,
        String object,
        long created,
        String model,
        List<Choice> choices,
        @JsonInclude(NON_ABSENT) Optional<CompletionUsage> usage,
        @JsonInclude(NON_ABSENT) Optional<String> systemFingerprint) {
    /**
     * Text that one of the answers is given.
     *
     * @param finishReason in its last piece
     * @param stopReason in its last piece, the stop text or stop token that ended it
     * @param promptTokenIds in its first piece, where they were asked for
     */
    record Choice(
            int index,
            String text,
            Optional<TextLogprobs> logprobs,
            Optional<String> finishReason,
            Optional<Object> stopReason,
            @JsonInclude(NON_ABSENT) Optional<List<Integer>> tokenIds,
            @JsonInclude(NON_ABSENT) Optional<List<Integer>> promptTokenIds) {}

    static TextPiece of(AnswerHead head, List<Choice> choices, Optional<CompletionUsage> usage) {
        return new TextPiece(
                head.id(), "text_completion", head.created(), head.model(), choices, usage, Optional.empty());
    }

    /** The same as the last piece of a choice. */
    TextPiece withFingerprint() {
        return new TextPiece(id, object, created, model, choices, usage, Optional.of(PluginVersion.FINGERPRINT));
    }
}
