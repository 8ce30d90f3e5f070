package dev.tessera.frontend.openai.chat;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.tessera.frontend.openai.answer.Answer;
import dev.tessera.frontend.openai.answer.CompletionUsage;
import dev.tessera.frontend.openai.answer.StopFields;
import java.util.List;
import java.util.Optional;

/**
 * The answer to a request for a chat completion. Members as in OpenAI's and vLLM's; token ids only where they were asked for.
 *
 * @param created seconds since 1970
 */
record ChatCompletion(
        String id,
        String object,
        long created,
        String model,
        List<Choice> choices,
        CompletionUsage usage,
        @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<List<Integer>> promptTokenIds) {
    /**
     * One of the answers; there is always one.
     *
     * @param stopReason the stop text or stop token that ended it
     */
    record Choice(
            int index,
            Message message,
            Optional<ChatLogprobs> logprobs,
            String finishReason,
            Optional<Object> stopReason,
            @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<List<Integer>> tokenIds) {}

    /** What was answered. OpenAI's clients expect {@code refusal}, empty as it is. */
    record Message(String role, String content, Optional<String> refusal) {}

    static ChatCompletion of(ChatRequest request, Answer answer, String id, long created, String model) {
        Choice choice = new Choice(
                0,
                new Message(request.role(), answer.text(), Optional.empty()),
                request.generation().sampling().logprobs().map(alternatives -> ChatLogprobs.of(answer.tokens())),
                StopFields.finishReason(answer.end().reason()),
                answer.end().stop().map(StopFields::stopReason),
                request.returnTokenIds() ? Optional.of(answer.tokenIds()) : Optional.empty());
        return new ChatCompletion(
                id,
                "chat.completion",
                created,
                model,
                List.of(choice),
                CompletionUsage.of(answer.usage()),
                request.returnTokenIds() ? Optional.of(answer.promptTokenIds()) : Optional.empty());
    }
}
