package dev.tessera.frontend.openai.messages;

import dev.tessera.frontend.openai.answer.AnswerHead;
import dev.tessera.frontend.openai.call.EventEncoder;
import dev.tessera.frontend.openai.call.ServerSentEvent;
import dev.tessera.frontend.openai.error.ErrorForm;
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

/**
 * Writes a message as it comes: that it and its text begin, pieces of the text, that the text is complete, why it ended and
 * what it took, and that the message is complete.
 */
final class MessageEncoder implements EventEncoder {
    private static final ErrorForm ERRORS = MessagesError::of;

    private final AnswerHead head;
    private final JsonWriter json;
    private MessageEnd end = MessageEnd.NONE;

    MessageEncoder(AnswerHead head, JsonWriter json) {
        this.head = head;
        this.json = json;
    }

    @Override
    public List<ServerSentEvent> encode(GenerationEvent event) {
        List<ServerSentEvent> events = new ArrayList<>();
        switch (event) {
            case Started started -> {
                MessageUsage usage = MessageUsage.begun(started.promptTokenIds().size());
                events.add(event(new MessageEvent.MessageStart(Message.of(head, List.of(), end, usage))));
                events.add(event(new MessageEvent.BlockStart()));
            }
            case PromptLogprobs _ -> {}
            case Token token -> text(token.text(), events);
            case ChoiceFinished finished -> {
                text(finished.text(), events);
                end = MessageEnd.of(finished);
                events.add(event(new MessageEvent.BlockStop()));
            }
            case Finished(Usage took) -> {
                events.add(event(new MessageEvent.MessageDelta(end, MessageUsage.of(took))));
                events.add(event(new MessageEvent.MessageStop()));
            }
        }
        return events;
    }

    @Override
    public List<ServerSentEvent> encode(TesseraException failure) {
        return List.of(
                ServerSentEvent.named("error", json.text(ERRORS.body(failure, MessagesEndpoint.requestId(head)))));
    }

    private void text(String added, List<ServerSentEvent> events) {
        if (!added.isEmpty()) {
            events.add(event(new MessageEvent.BlockDelta(added)));
        }
    }

    private <E extends Record & MessageEvent> ServerSentEvent event(E event) {
        return ServerSentEvent.named(event.type(), json.text(event));
    }
}
