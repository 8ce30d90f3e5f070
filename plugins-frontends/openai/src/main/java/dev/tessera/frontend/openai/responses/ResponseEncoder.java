package dev.tessera.frontend.openai.responses;

import dev.tessera.frontend.openai.answer.AnswerHead;
import dev.tessera.frontend.openai.answer.ChoiceDeltas;
import dev.tessera.frontend.openai.answer.LikelyToken;
import dev.tessera.frontend.openai.answer.TokenNames;
import dev.tessera.frontend.openai.call.EventEncoder;
import dev.tessera.frontend.openai.call.ServerSentEvent;
import dev.tessera.frontend.openai.json.JsonWriter;
import dev.tessera.spi.error.TesseraException;
import dev.tessera.spi.generation.GenerationEvent;
import dev.tessera.spi.generation.GenerationEvent.ChoiceFinished;
import dev.tessera.spi.generation.GenerationEvent.Finished;
import dev.tessera.spi.generation.GenerationEvent.PromptLogprobs;
import dev.tessera.spi.generation.GenerationEvent.Started;
import dev.tessera.spi.generation.GenerationEvent.Token;
import dev.tessera.spi.generation.Usage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Writes a response as it comes: that it began, and its message and the text of that; pieces of the text; then that each of
 * them is complete, the innermost first.
 */
final class ResponseEncoder implements EventEncoder {
    private final ResponsesRequest request;
    private final AnswerHead head;
    private final JsonWriter json;
    private final String itemId;
    private final ChoiceDeltas waiting = new ChoiceDeltas();
    private final StringBuilder text = new StringBuilder();
    private final List<LikelyToken> logprobs = new ArrayList<>();
    private Optional<OutputMessage> output = Optional.empty();
    private int sequence;

    ResponseEncoder(ResponsesRequest request, AnswerHead head, JsonWriter json) {
        this.request = request;
        this.head = head;
        this.json = json;
        itemId = ResponsesEndpoint.messageId(head);
    }

    @Override
    public List<ServerSentEvent> encode(GenerationEvent event) {
        return switch (event) {
            case Started _ -> begin();
            case PromptLogprobs _ -> List.of();
            case Token token -> {
                List<Token> tokens = waiting.add(token);
                yield tokens.isEmpty()
                        ? List.of()
                        : List.of(delta(token.text(), LikelyToken.of(tokens, TokenNames.TEXTS)));
            }
            case ChoiceFinished finished -> end(finished);
            case Finished(Usage took) -> {
                OutputMessage message = output.orElseThrow();
                yield List.of(
                        ofResponse("response.%s".formatted(message.status().text()), Progress.ended(message, took)));
            }
        };
    }

    /** A response of which nothing was told yet cannot fail; there is none then. */
    @Override
    public List<ServerSentEvent> encode(TesseraException failure) {
        if (sequence > 0) {
            return List.of(ofResponse("response.failed", Progress.failed(failure)));
        }
        ResponseFailure error = ResponseFailure.of(failure);
        return List.of(event(
                new ResponseEvent.Failed("error", sequence++, error.code(), error.message(), failure.parameter())));
    }

    private List<ServerSentEvent> begin() {
        OutputMessage empty = new OutputMessage(itemId, Status.IN_PROGRESS, List.of());
        return List.of(
                ofResponse("response.created", Progress.begun()),
                ofResponse("response.in_progress", Progress.begun()),
                event(new ResponseEvent.OfItem("response.output_item.added", sequence++, 0, empty)),
                ofPart("response.content_part.added", new OutputText("", List.of())));
    }

    private List<ServerSentEvent> end(ChoiceFinished finished) {
        List<ServerSentEvent> events = new ArrayList<>();
        List<LikelyToken> rest = LikelyToken.of(waiting.take(), TokenNames.TEXTS);
        if (finished.text().isEmpty()) {
            logprobs.addAll(rest);
        } else {
            events.add(delta(finished.text(), rest));
        }
        OutputText complete = new OutputText(text.toString(), logprobs);
        OutputMessage message = new OutputMessage(itemId, Status.of(finished.reason()), List.of(complete));
        output = Optional.of(message);
        events.add(event(new ResponseEvent.TextDone(
                "response.output_text.done", sequence++, itemId, 0, 0, complete.text(), complete.logprobs())));
        events.add(ofPart("response.content_part.done", complete));
        events.add(event(new ResponseEvent.OfItem("response.output_item.done", sequence++, 0, message)));
        return events;
    }

    private ServerSentEvent delta(String added, List<LikelyToken> tokens) {
        text.append(added);
        logprobs.addAll(tokens);
        return event(
                new ResponseEvent.TextDelta("response.output_text.delta", sequence++, itemId, 0, 0, added, tokens));
    }

    private ServerSentEvent ofPart(String type, OutputText part) {
        return event(new ResponseEvent.OfPart(type, sequence++, itemId, 0, 0, part));
    }

    private ServerSentEvent ofResponse(String type, Progress progress) {
        return event(new ResponseEvent.OfResponse(type, sequence++, Response.of(request, head, progress)));
    }

    private <E extends Record & ResponseEvent> ServerSentEvent event(E event) {
        return ServerSentEvent.named(event.type(), json.text(event));
    }
}
