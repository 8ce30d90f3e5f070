package dev.tessera.frontend.openai.server;

import dev.tessera.frontend.openai.answer.AnswerIds;
import dev.tessera.frontend.openai.call.CallReader;
import dev.tessera.frontend.openai.call.Caller;
import dev.tessera.frontend.openai.chat.ChatEndpoint;
import dev.tessera.frontend.openai.completion.CompletionEndpoint;
import dev.tessera.frontend.openai.config.RequestLimits;
import dev.tessera.frontend.openai.config.ServerConfig;
import dev.tessera.frontend.openai.document.OpenApiDocument;
import dev.tessera.frontend.openai.json.JsonWriter;
import dev.tessera.frontend.openai.json.RequestObject;
import dev.tessera.frontend.openai.messages.MessagesEndpoint;
import dev.tessera.frontend.openai.messages.TokenCounter;
import dev.tessera.frontend.openai.metrics.HttpMetrics;
import dev.tessera.frontend.openai.request.BodyReader;
import dev.tessera.frontend.openai.request.Templates;
import dev.tessera.frontend.openai.responses.ResponsesEndpoint;
import dev.tessera.frontend.openai.tokenization.Tokenizer;
import dev.tessera.frontend.openai.version.PluginVersion;
import dev.tessera.spi.generation.InferenceService;
import dev.tessera.spi.metrics.Metrics;
import java.time.Instant;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Supplier;

/** Puts together what is called over HTTP. */
final class Api {
    private static final RoutePath MODEL = new RoutePath("/v1/models/{model}");

    private final RequestLimits limits;
    private final Templates templates;
    private final BodyReader bodies;
    private final JsonWriter json;
    private final AnswerStreams streams;
    private final CallsUnderWay calls;
    private final HttpMetrics metrics;
    private final AnswerIds ids;

    Api(
            RequestLimits limits,
            Templates templates,
            ServerConfig config,
            JsonWriter json,
            CallsUnderWay calls,
            HttpMetrics metrics,
            AnswerIds ids) {
        this.limits = limits;
        this.templates = templates;
        this.bodies = new BodyReader(limits);
        this.json = json;
        this.streams = new AnswerStreams(calls, config, System::nanoTime);
        this.calls = calls;
        this.metrics = metrics;
        this.ids = ids;
    }

    Routes routes(InferenceService service) {
        long started = Instant.now().getEpochSecond();
        CallReader chats = ChatEndpoint.of(limits, templates, json).calls(ids);
        CallReader completions =
                CompletionEndpoint.of(limits, json, service::detokenize).calls(ids);
        CallReader responses = ResponsesEndpoint.of(limits, templates, json).calls(ids);
        CallReader messages = MessagesEndpoint.of(limits, templates, json).calls(ids);
        TokenCounter counter = new TokenCounter(limits, templates);
        Tokenizer tokenizer = new Tokenizer(chats, completions);
        Supplier<ModelList> models = () -> ModelList.of(service.model(), started);
        Route ping = Route.open("/ping", exchange -> exchange.send(new ServerState("ok")));
        List<Route> routes = List.of(
                Route.post("/v1/chat/completions", generation(chats, service)),
                Route.post("/v1/completions", generation(completions, service)),
                Route.post("/v1/responses", generation(responses, service)),
                Route.post("/v1/messages", generation(messages, service)),
                Route.post(
                        "/v1/messages/count_tokens",
                        prompts(service, (body, caller) -> counter.count(body, caller, service))),
                Route.post("/tokenize", prompts(service, (body, caller) -> tokenizer.tokenize(body, caller, service))),
                Route.post(
                        "/detokenize",
                        exchange -> exchange.send(tokenizer.detokenize(body(exchange, service), service))),
                Route.get("/v1/models", exchange -> exchange.send(models.get())),
                Route.get(MODEL.text(), exchange -> exchange.send(models.get().model(MODEL.variable(exchange.path())))),
                Route.open("/health", exchange -> exchange.send(new ServerState("ok"))),
                ping,
                ping.with("POST"),
                Route.open("/load", exchange -> exchange.send(new ServerLoad(calls.count()))),
                Route.open("/ready", this::ready),
                Route.open("/openapi.json", exchange -> exchange.send(Exchange.JSON, OpenApiDocument.TEXT)),
                Route.open("/metrics", exchange -> exchange.send(Metrics.EXPOSITION_TYPE, metrics.exposition())),
                Route.open("/version", exchange -> exchange.send(new ServerVersion(PluginVersion.VERSION))));
        return new Routes(routes);
    }

    private RequestObject body(Exchange exchange, InferenceService service) {
        return bodies.read(exchange.body().read(), service.model());
    }

    /** Prepares prompts, which may take as long as their media does. */
    private Action prompts(InferenceService service, BiFunction<RequestObject, Caller, Record> answer) {
        return exchange -> {
            byte[] body = exchange.body().read();
            Caller caller = Callers.of(exchange);
            exchange.send(exchange.client()
                    .whilePresent(() -> answer.apply(bodies.read(body, service.model()), caller)));
        };
    }

    private Action generation(CallReader reader, InferenceService service) {
        return new GenerationAction(bodies, reader, service, streams);
    }

    private void ready(Exchange exchange) {
        if (calls.isClosed()) {
            exchange.fail(CallsUnderWay.shuttingDown());
        } else {
            exchange.send(new ServerState("ready"));
        }
    }
}
