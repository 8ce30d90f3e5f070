package dev.tessera.frontend.openai.responses;

import dev.tessera.frontend.openai.answer.LikelyToken;
import java.util.List;
import java.util.Optional;

/** What a client is told of a response that comes in pieces. Events are numbered from zero. */
sealed interface ResponseEvent {
    /** What happened; also the name of the event. */
    String type();

    /** The response as a whole began, ended or failed. */
    record OfResponse(String type, int sequenceNumber, Response response) implements ResponseEvent {}

    /** Its message began or ended. */
    record OfItem(String type, int sequenceNumber, int outputIndex, OutputMessage item) implements ResponseEvent {}

    /** The message's text began or ended. */
    record OfPart(String type, int sequenceNumber, String itemId, int outputIndex, int contentIndex, OutputText part)
            implements ResponseEvent {}

    /** Text was added. */
    record TextDelta(
            String type,
            int sequenceNumber,
            String itemId,
            int outputIndex,
            int contentIndex,
            String delta,
            List<LikelyToken> logprobs)
            implements ResponseEvent {}

    /** The text is complete. */
    record TextDone(
            String type,
            int sequenceNumber,
            String itemId,
            int outputIndex,
            int contentIndex,
            String text,
            List<LikelyToken> logprobs)
            implements ResponseEvent {}

    /** There is no response. */
    record Failed(String type, int sequenceNumber, String code, String message, Optional<String> param)
            implements ResponseEvent {}
}
