package dev.tessera.frontend.openai.server;

import dev.tessera.frontend.openai.answer.Answer;
import dev.tessera.frontend.openai.call.CallReader;
import dev.tessera.frontend.openai.call.GenerationCall;
import dev.tessera.frontend.openai.call.TextRequest;
import dev.tessera.frontend.openai.connection.Client;
import dev.tessera.spi.generation.GenerationStream;
import dev.tessera.spi.generation.InferenceService;

/** Has the engine answer a call, in one piece or as the answer comes. */
final class GenerationAction implements Action {
    private final CallReader calls;
    private final InferenceService service;
    private final AnswerStreams streams;

    GenerationAction(CallReader calls, InferenceService service, AnswerStreams streams) {
        this.calls = calls;
        this.service = service;
        this.streams = streams;
    }

    @Override
    public void run(Exchange exchange) throws InterruptedException {
        GenerationCall call = calls.read(exchange.body().read(), Callers.of(exchange), service.model());
        TextRequest request = call.request();
        exchange.nameRequest(request.requestId());
        Client client = exchange.client();
        GenerationStream stream = exchange.times().observe(client.whilePresent(() -> request.start(service)));
        if (request.streamed()) {
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
