package dev.tessera.frontend.openai.completion;

import dev.tessera.frontend.openai.answer.Answer;
import dev.tessera.frontend.openai.answer.AnswerHead;
import dev.tessera.frontend.openai.answer.AnsweredChoice;
import dev.tessera.frontend.openai.answer.AnsweredPrompt;
import dev.tessera.frontend.openai.answer.CompletionUsage;
import dev.tessera.frontend.openai.answer.PromptPositions;
import dev.tessera.frontend.openai.answer.StopFields;
import dev.tessera.frontend.openai.version.PluginVersion;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * The answer to a request for a completion. Token ids and the prompt's log-probabilities are {@code null} where they were not
 * asked for, as in vLLM.
 *
 * @param created seconds since 1970
 */
record TextCompletion(
        String id,
        String object,
        long created,
        String model,
        List<Choice> choices,
        String systemFingerprint,
        CompletionUsage usage) {
    /**
     * One of the answers.
     *
     * @param stopReason the stop text or stop token that ended it
     */
    record Choice(
            int index,
            String text,
            Optional<TextLogprobs> logprobs,
            String finishReason,
            Optional<Object> stopReason,
            Optional<List<Optional<Map<Integer, PromptPositions.Position>>>> promptLogprobs,
            Optional<List<Integer>> tokenIds,
            Optional<List<Integer>> promptTokenIds) {}

    /** @param texts tells the text of tokens */
    static TextCompletion of(
            CompletionRequest request, Answer answer, AnswerHead head, Function<List<Integer>, String> texts) {
        return new TextCompletion(
                head.id(),
                "text_completion",
                head.created(),
                head.model(),
                answer.choices().stream()
                        .map(choice -> choice(request, answer, choice, texts))
                        .toList(),
                PluginVersion.FINGERPRINT,
                CompletionUsage.of(answer.usage()));
    }

    private static Choice choice(
            CompletionRequest request, Answer answer, AnsweredChoice choice, Function<List<Integer>, String> texts) {
        AnsweredPrompt prompt = answer.promptOf(choice);
        ShownText shown = ShownText.of(request, Optional.of(prompt), choice.text(), choice.tokens(), texts);
        return new Choice(
                choice.index(),
                shown.text(),
                shown.logprobs(request, 0),
                StopFields.finishReason(choice.end().reason()),
                choice.end().stop().map(StopFields::stopReason),
                request.promptLogprobs()
                        .flatMap(alternatives ->
                                prompt.withLikeliest(alternatives).logprobs())
                        .map(PromptPositions::of),
                request.returnTokenIds()
                        ? Optional.of(AnsweredChoice.ids(request.echo().shown(choice.tokens())))
                        : Optional.empty(),
                request.returnTokenIds() ? Optional.of(prompt.tokenIds()) : Optional.empty());
    }
}
