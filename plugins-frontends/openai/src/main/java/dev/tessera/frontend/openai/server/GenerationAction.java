package dev.tessera.frontend.openai.server;

import dev.tessera.frontend.openai.answer.Answer;
import dev.tessera.frontend.openai.answer.AnswerIds;
import dev.tessera.frontend.openai.call.CallReader;
import dev.tessera.frontend.openai.call.GenerationCall;
import dev.tessera.frontend.openai.connection.Client;
import dev.tessera.spi.generation.GenerationStream;
import dev.tessera.spi.generation.InferenceService;

/** Has the engine answer a call, in one piece or as the answer comes. */
final class GenerationAction implements Action {
    private final CallReader calls;
    private final AnswerIds ids;
    private final Callers callers;
    private final InferenceService service;
    private final AnswerStreams streams;

    /** @param ids names calls that come without a name */
    GenerationAction(
            CallReader calls, AnswerIds ids, Callers callers, InferenceService service, AnswerStreams streams) {
        this.calls = calls;
        this.ids = ids;
        this.callers = callers;
        this.service = service;
        this.streams = streams;
    }

    @Override
    public void run(Exchange exchange) throws InterruptedException {
        if (exchange.name().isEmpty()) {
            // what is wrong with the body is told under a name too
            exchange.nameRequest(ids.nextRequestId());
        }
        GenerationCall call = calls.read(exchange.body(), callers.of(exchange), service.model());
        exchange.nameRequest(call.requestId());
        Client client = exchange.client();
        GenerationStream stream = exchange.times().observe(client.whilePresent(() -> call.start(service)));
        if (call.streamed()) {
            streams.send(stream, call.encoder(), exchange);
        } else {
            exchange.send(call.answer(collect(stream, client)));
        }
    }

    private static Answer collect(GenerationStream stream, Client client) throws InterruptedException {
        try (stream) {
            return client.whilePresent(() -> Answer.collect(stream));
        }
    }
}
