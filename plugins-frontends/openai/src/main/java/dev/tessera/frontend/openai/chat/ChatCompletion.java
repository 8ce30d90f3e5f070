package dev.tessera.frontend.openai.chat;

import dev.tessera.frontend.openai.answer.Answer;
import dev.tessera.frontend.openai.answer.AnswerHead;
import dev.tessera.frontend.openai.answer.AnsweredChoice;
import dev.tessera.frontend.openai.answer.CompletionUsage;
import dev.tessera.frontend.openai.answer.PromptPositions;
import dev.tessera.frontend.openai.answer.StopFields;
import dev.tessera.frontend.openai.version.PluginVersion;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The answer to a request for a chat completion. Members as in OpenAI's and vLLM's; token ids, the prompt and
 * its log-probabilities are {@code null} where they were not asked for, as in vLLM.
 *
 * @param created seconds since 1970
 */
record ChatCompletion(
        String id,
        String object,
        long created,
        String model,
        List<Choice> choices,
        String systemFingerprint,
        CompletionUsage usage,
        Optional<List<Optional<Map<Integer, PromptPositions.Position>>>> promptLogprobs,
        Optional<List<Integer>> promptTokenIds,
        Optional<String> promptText) {
    /**
     * One of the answers.
     *
     * @param stopReason the stop text or stop token that ended it
     */
    record Choice(
            int index,
            Message message,
            Optional<ChatLogprobs> logprobs,
            String finishReason,
            Optional<Object> stopReason,
            Optional<List<Integer>> tokenIds) {}

    /** What was answered. OpenAI's clients expect {@code refusal}, empty as it is. */
    record Message(String role, String content, Optional<String> refusal) {}

    static ChatCompletion of(ChatRequest request, Answer answer, AnswerHead head) {
        return new ChatCompletion(
                head.id(),
                "chat.completion",
                head.created(),
                head.model(),
                answer.choices().stream().map(choice -> choice(request, choice)).toList(),
                PluginVersion.FINGERPRINT,
                CompletionUsage.of(answer.usage()),
                answer.prompt().logprobs().map(PromptPositions::of),
                request.returnTokenIds() ? Optional.of(answer.prompt().tokenIds()) : Optional.empty(),
                request.returnPromptText() ? Optional.of(answer.prompt().text()) : Optional.empty());
    }

    private static Choice choice(ChatRequest request, AnsweredChoice choice) {
        return new Choice(
                choice.index(),
                new Message(request.role(), request.echoed() + choice.text(), Optional.empty()),
                request.generation()
                        .sampling()
                        .logprobs()
                        .map(_ -> ChatLogprobs.of(choice.tokens(), request.tokenNames())),
                StopFields.finishReason(choice.end().reason()),
                choice.end().stop().map(StopFields::stopReason),
                request.returnTokenIds() ? Optional.of(choice.tokenIds()) : Optional.empty());
    }
}
