package dev.tessera.frontend.openai.server;

import dev.tessera.frontend.openai.answer.AnswerIds;
import dev.tessera.frontend.openai.chat.ChatCalls;
import dev.tessera.frontend.openai.config.OpenAiConfig;
import dev.tessera.frontend.openai.config.ServerConfig;
import dev.tessera.frontend.openai.json.JsonWriter;
import dev.tessera.frontend.openai.version.PluginVersion;
import dev.tessera.spi.generation.InferenceService;
import java.time.Instant;
import java.util.List;

/** Puts together what is called over HTTP. */
final class Api {
    private final OpenAiConfig limits;
    private final JsonWriter json;
    private final ApiKeys keys;
    private final Callers callers;
    private final AnswerStreams streams;
    private final CallsUnderWay calls;

    Api(OpenAiConfig limits, ServerConfig config, JsonWriter json, CallsUnderWay calls) {
        this.limits = limits;
        this.json = json;
        this.keys = new ApiKeys(config.apiKeys());
        this.callers = new Callers(keys);
        this.streams = new AnswerStreams(config);
        this.calls = calls;
    }

    Dispatcher dispatcher(InferenceService service) {
        return new Dispatcher(
                routes(service), keys, calls, json, (int) limits.maxBodySize().bytes());
    }

    private Routes routes(InferenceService service) {
        long started = Instant.now().getEpochSecond();
        AnswerIds ids = AnswerIds.random();
        return new Routes(List.of(
                new Route(
                        "POST",
                        "/v1/chat/completions",
                        false,
                        new GenerationAction(new ChatCalls(limits, ids, json), callers, service, streams)),
                new Route(
                        "GET", "/v1/models", false, exchange -> exchange.send(ModelList.of(service.model(), started))),
                new Route("GET", "/health", true, exchange -> exchange.send(new Status("ok"))),
                new Route("GET", "/ready", true, this::ready),
                new Route(
                        "GET", "/version", true, exchange -> exchange.send(new ServerVersion(PluginVersion.VERSION)))));
    }

    private void ready(Exchange exchange) {
        if (calls.isClosed()) {
            exchange.fail(CallsUnderWay.shuttingDown());
        } else {
            exchange.send(new Status("ready"));
        }
    }
}
