package dev.tessera.frontend.openai.server;

import dev.tessera.frontend.openai.answer.Answer;
import dev.tessera.frontend.openai.call.CallReader;
import dev.tessera.frontend.openai.call.Caller;
import dev.tessera.frontend.openai.call.GenerationCall;
import dev.tessera.frontend.openai.call.TextRequest;
import dev.tessera.frontend.openai.connection.Client;
import dev.tessera.frontend.openai.request.BodyReader;
import dev.tessera.spi.generation.GenerationStream;
import dev.tessera.spi.generation.InferenceService;
import dev.tessera.spi.generation.ServedModel;

/** Has the engine answer a call, in one piece or as the answer comes. */
final class GenerationAction implements Action {
    private final BodyReader bodies;
    private final CallReader calls;
    private final InferenceService service;
    private final AnswerStreams streams;

    GenerationAction(BodyReader bodies, CallReader calls, InferenceService service, AnswerStreams streams) {
        this.bodies = bodies;
        this.calls = calls;
        this.service = service;
        this.streams = streams;
    }

    @Override
    public void run(Exchange exchange) throws InterruptedException {
        GenerationCall call = read(exchange);
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

    /** Leaves nothing of the body behind, which may be large, and its answer long in coming. */
    private GenerationCall read(Exchange exchange) {
        byte[] body = exchange.body().read();
        Caller caller = Callers.of(exchange);
        ServedModel model = service.model();
        return calls.read(bodies.read(body, model), caller, model);
    }

    private static Answer collect(GenerationStream stream, Client client) throws InterruptedException {
        try (stream) {
            return client.whilePresent(() -> Answer.collect(stream));
        }
    }
}
