package dev.tessera.frontend.openai.responses;

import dev.tessera.frontend.openai.answer.Answer;
import dev.tessera.frontend.openai.answer.AnswerHead;
import dev.tessera.frontend.openai.answer.AnsweredChoice;
import dev.tessera.frontend.openai.answer.LikelyToken;
import dev.tessera.frontend.openai.answer.TokenNames;
import dev.tessera.spi.generation.SamplingParameters;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A response as OpenAI writes it. Members that say how it was asked for are as in the request, and {@code null} where it left
 * them open.
 *
 * @param createdAt seconds since 1970
 */
record Response(
        String id,
        String object,
        long createdAt,
        Status status,
        boolean background,
        Optional<ResponseFailure> error,
        Optional<IncompleteDetails> incompleteDetails,
        Optional<String> instructions,
        Optional<Integer> maxOutputTokens,
        String model,
        List<OutputMessage> output,
        boolean parallelToolCalls,
        Optional<String> previousResponseId,
        boolean store,
        Optional<Double> temperature,
        TextSettings text,
        String toolChoice,
        List<?> tools,
        int topLogprobs,
        Optional<Double> topP,
        String truncation,
        Optional<ResponseUsage> usage,
        Optional<String> user,
        Map<String, String> metadata) {
    /** Why it is shorter than it would be. */
    record IncompleteDetails(String reason) {}

    /** How its text is written. */
    record TextSettings(Format format) {}

    /** Of which type its text is. */
    record Format(String type) {}

    /** The response that an answer in one piece is. */
    static Response of(ResponsesRequest request, Answer answer, AnswerHead head) {
        AnsweredChoice choice = answer.choices().getFirst();
        OutputText text = new OutputText(choice.text(), LikelyToken.of(choice.tokens(), TokenNames.TEXTS));
        OutputMessage message = new OutputMessage(
                ResponsesEndpoint.messageId(head), Status.of(choice.end().reason()), List.of(text));
        return of(request, head, Progress.ended(message, answer.usage()));
    }

    static Response of(ResponsesRequest request, AnswerHead head, Progress progress) {
        SamplingParameters sampling = request.generation().sampling();
        RepeatedFields repeated = request.repeated();
        return new Response(
                head.id(),
                "response",
                head.created(),
                progress.status(),
                false,
                progress.failure(),
                progress.status() == Status.INCOMPLETE
                        ? Optional.of(new IncompleteDetails("max_output_tokens"))
                        : Optional.empty(),
                repeated.instructions(),
                sampling.maxTokens(),
                head.model(),
                progress.messages(),
                repeated.parallelToolCalls(),
                Optional.empty(),
                false,
                sampling.temperature(),
                new TextSettings(new Format("text")),
                repeated.toolChoice(),
                repeated.tools(),
                sampling.logprobs().orElse(0),
                sampling.topP(),
                "disabled",
                progress.usage(),
                repeated.user(),
                repeated.metadata());
    }
}
