package dev.tessera.frontend.openai.server;

import dev.tessera.frontend.openai.answer.AnswerIds;
import dev.tessera.frontend.openai.call.CallReader;
import dev.tessera.frontend.openai.call.Caller;
import dev.tessera.frontend.openai.chat.ChatEndpoint;
import dev.tessera.frontend.openai.completion.CompletionEndpoint;
import dev.tessera.frontend.openai.config.OpenAiConfig;
import dev.tessera.frontend.openai.config.ServerConfig;
import dev.tessera.frontend.openai.connection.ClientConnections;
import dev.tessera.frontend.openai.document.OpenApiDocument;
import dev.tessera.frontend.openai.json.JsonWriter;
import dev.tessera.frontend.openai.messages.MessagesEndpoint;
import dev.tessera.frontend.openai.messages.TokenCounter;
import dev.tessera.frontend.openai.metrics.HttpMetrics;
import dev.tessera.frontend.openai.request.Templates;
import dev.tessera.frontend.openai.responses.ResponsesEndpoint;
import dev.tessera.frontend.openai.tokenization.Tokenizer;
import dev.tessera.frontend.openai.version.PluginVersion;
import dev.tessera.spi.generation.InferenceService;
import dev.tessera.spi.metrics.Metrics;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Supplier;

/** Puts together what is called over HTTP. */
final class Api {
    private final OpenAiConfig limits;
    private final Templates templates;
    private final JsonWriter json;
    private final ApiKeys keys;
    private final Callers callers;
    private final AnswerStreams streams;
    private final CallsUnderWay calls;
    private final UnreadBody unreadBody;
    private final HttpMetrics metrics;
    private final ClientConnections connections;
    private final AnswerIds ids;

    Api(
            OpenAiConfig limits,
            Templates templates,
            ServerConfig config,
            JsonWriter json,
            CallsUnderWay calls,
            HttpMetrics metrics,
            ClientConnections connections,
            AnswerIds ids) {
        this.limits = limits;
        this.templates = templates;
        this.json = json;
        this.keys = new ApiKeys(config.apiKeys());
        this.callers = new Callers(keys);
        this.streams = new AnswerStreams(calls, config, System::nanoTime);
        this.calls = calls;
        this.unreadBody = new UnreadBody(System::nanoTime, config.readTimeout());
        this.metrics = metrics;
        this.connections = connections;
        this.ids = ids;
    }

    /** @param names how calls are named */
    Dispatcher dispatcher(InferenceService service, CallNames names) {
        return new Dispatcher(
                routes(service),
                keys,
                calls,
                json,
                (int) limits.maxBodySize().bytes(),
                unreadBody,
                metrics,
                connections,
                names);
    }

    Routes routes(InferenceService service) {
        long started = Instant.now().getEpochSecond();
        CallReader chats = ChatEndpoint.of(limits, templates, json).calls(ids);
        CallReader completions =
                CompletionEndpoint.of(limits, json, service::detokenize).calls(ids);
        CallReader responses = ResponsesEndpoint.of(limits, templates, json).calls(ids);
        CallReader messages = MessagesEndpoint.of(limits, templates, json).calls(ids);
        TokenCounter counter = new TokenCounter(limits, templates);
        Tokenizer tokenizer = new Tokenizer(limits, chats, completions);
        Supplier<ModelList> models = () -> ModelList.of(service.model(), started);
        List<Route> routes = new ArrayList<>(List.of(
                Route.post("/v1/chat/completions", generation(chats, service)),
                Route.post("/v1/completions", generation(completions, service)),
                Route.post("/v1/responses", generation(responses, service)),
                Route.post("/v1/messages", generation(messages, service)),
                Route.post(
                        "/v1/messages/count_tokens", prompts((body, caller) -> counter.count(body, caller, service))),
                Route.post("/tokenize", prompts((body, caller) -> tokenizer.tokenize(body, caller, service))),
                Route.post("/detokenize", exchange -> exchange.send(tokenizer.detokenize(exchange.body(), service))),
                Route.get("/v1/models", exchange -> exchange.send(models.get())),
                Route.open("/health", exchange -> exchange.send(new Status("ok"))),
                Route.open("/ready", this::ready),
                Route.open("/openapi.json", exchange -> exchange.send("application/json", OpenApiDocument.TEXT)),
                Route.open("/metrics", exchange -> exchange.send(Metrics.EXPOSITION_TYPE, metrics.exposition())),
                Route.open("/version", exchange -> exchange.send(new ServerVersion(PluginVersion.VERSION)))));
        models.get().data().stream()
                .map(ModelList.Model::id)
                .forEach(name -> routes.add(Route.get(
                        "/v1/models/" + name,
                        exchange -> exchange.send(ModelList.of(name, service.model(), started)))));
        return new Routes(routes);
    }

    /** Prepares prompts, which may take as long as their media does. */
    private Action prompts(BiFunction<byte[], Caller, Record> answer) {
        return exchange -> {
            byte[] body = exchange.body();
            Caller caller = callers.of(exchange);
            exchange.send(exchange.client().whilePresent(() -> answer.apply(body, caller)));
        };
    }

    private Action generation(CallReader reader, InferenceService service) {
        return new GenerationAction(reader, callers, service, streams);
    }

    private void ready(Exchange exchange) {
        if (calls.isClosed()) {
            exchange.fail(CallsUnderWay.shuttingDown());
        } else {
            exchange.send(new Status("ready"));
        }
    }
}
