package dev.tessera.frontend.openai.completion;

import static com.fasterxml.jackson.annotation.JsonInclude.Include.NON_ABSENT;

import com.fasterxml.jackson.annotation.JsonInclude;
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
 * The answer to a request for a completion, or a piece of it: both have the same form.
 *
 * @param created seconds since 1970
 * @param choices none in the piece that only says what the answer took
 * @param systemFingerprint in the last piece of a choice
 */
record TextCompletion(
        String id,
        String object,
        long created,
        String model,
        List<Choice> choices,
        @JsonInclude(NON_ABSENT) Optional<CompletionUsage> usage,
        @JsonInclude(NON_ABSENT) Optional<String> systemFingerprint) {
    /**
     * Text that one of the answers has, or is given.
     *
     * @param stopReason the stop text or stop token that ended it
     */
    record Choice(
            int index,
            String text,
            Optional<TextLogprobs> logprobs,
            Optional<String> finishReason,
            Optional<Object> stopReason,
            @JsonInclude(NON_ABSENT) Optional<List<Optional<Map<Integer, PromptPositions.Position>>>> promptLogprobs,
            @JsonInclude(NON_ABSENT) Optional<List<Integer>> tokenIds,
            @JsonInclude(NON_ABSENT) Optional<List<Integer>> promptTokenIds) {}

    static TextCompletion of(AnswerHead head, List<Choice> choices, Optional<CompletionUsage> usage) {
        return new TextCompletion(
                head.id(), "text_completion", head.created(), head.model(), choices, usage, Optional.empty());
    }

    /** The same as the last piece of a choice. */
    TextCompletion withFingerprint() {
        return new TextCompletion(id, object, created, model, choices, usage, Optional.of(PluginVersion.FINGERPRINT));
    }

    /** @param texts tells the text of tokens */
    static TextCompletion of(
            CompletionRequest request, Answer answer, AnswerHead head, Function<List<Integer>, String> texts) {
        return of(
                head,
                answer.choices().stream()
                        .map(choice -> choice(request, answer, choice, texts))
                        .toList(),
                Optional.of(CompletionUsage.of(answer.usage())));
    }

    private static Choice choice(
            CompletionRequest request, Answer answer, AnsweredChoice choice, Function<List<Integer>, String> texts) {
        AnsweredPrompt prompt = answer.promptOf(choice);
        ShownText shown = ShownText.of(request, Optional.of(prompt), choice.text(), choice.tokens(), texts);
        return new Choice(
                choice.index(),
                shown.text(),
                shown.logprobs(request, 0),
                Optional.of(StopFields.finishReason(choice.end().reason())),
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
