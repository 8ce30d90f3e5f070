package dev.tessera.frontend.openai.server;

import static java.util.Objects.requireNonNull;
import static java.util.concurrent.TimeUnit.NANOSECONDS;

import dev.tessera.frontend.openai.answer.AnswerIds;
import dev.tessera.frontend.openai.config.CorsConfig;
import dev.tessera.frontend.openai.config.RequestLimits;
import dev.tessera.frontend.openai.config.ServerConfig;
import dev.tessera.frontend.openai.config.TemplateConfig;
import dev.tessera.frontend.openai.connection.ClientConnections;
import dev.tessera.frontend.openai.connection.WriteDeadline;
import dev.tessera.frontend.openai.cors.CrossOriginPolicy;
import dev.tessera.frontend.openai.json.JsonWriter;
import dev.tessera.frontend.openai.metrics.HttpMetrics;
import dev.tessera.frontend.openai.request.Templates;
import dev.tessera.spi.error.TesseraException;
import dev.tessera.spi.frontend.Frontend;
import dev.tessera.spi.generation.InferenceService;
import dev.tessera.spi.metrics.Metrics;
import io.helidon.common.tls.Tls;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.WebServerConfig;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;

/** Serves OpenAI's API, with vLLM's extensions, over HTTP. Every call has a virtual thread of its own. */
public final class OpenAiFrontend implements Frontend {
    /** How much later than the connections themselves the library finds them idle; its own default. */
    private static final Duration LIBRARY_PATIENCE = Duration.ofMinutes(5);

    /** How often it is looked in the time of one write whether it is over. */
    private static final int DEADLINE_CHECKS = 4;

    private final RequestLimits limits;
    private final ServerConfig config;
    private final JsonWriter json = new JsonWriter();
    private final Templates templates;
    private final CrossOriginPolicy crossOrigin;
    private final HttpMetrics metrics;
    private final CallsUnderWay calls = new CallsUnderWay(System::nanoTime);
    private final WriteDeadline writeDeadline;
    private Optional<WebServer> server = Optional.empty();
    private Optional<ScheduledExecutorService> clock = Optional.empty();
    private volatile Optional<String> address = Optional.empty();

    @Inject
    public OpenAiFrontend(
            RequestLimits limits, ServerConfig config, TemplateConfig templates, CorsConfig cors, Metrics metrics) {
        this.limits = requireNonNull(limits, "limits is null");
        this.config = requireNonNull(config, "config is null");
        this.templates = new Templates(templates, limits);
        this.crossOrigin = new CrossOriginPolicy(cors);
        this.metrics = new HttpMetrics(metrics, System::nanoTime);
        this.writeDeadline = new WriteDeadline(config.writeTimeout(), System::nanoTime);
    }

    /**
     * @throws TesseraException where the address is in use or is not one of this machine, or where certificate and key are
     *     not what they are said to be
     */
    @Override
    public void check() {
        var _ = tls();
        // the library logs that an address is in use, and says nothing
        ListeningAddress.requireFree(config.host(), config.port());
    }

    /** @throws TesseraException as {@link #check} does */
    @Override
    public synchronized void start(InferenceService service) {
        WebServerConfig settings = settings(service);
        ListeningAddress.requireFree(config.host(), config.port());
        WebServer started = WebServer.create(settings).start();
        if (!started.isRunning()) {
            throw ListeningAddress.inUse(config.host(), config.port());
        }
        server = Optional.of(started);
        clock = Optional.of(enforceWriteDeadline());
        String host = config.host().contains(":") ? "[%s]".formatted(config.host()) : config.host();
        address = Optional.of("%s://%s:%d".formatted(started.hasTls() ? "https" : "http", host, started.port()));
    }

    /** How the library is to serve. */
    WebServerConfig settings(InferenceService service) {
        ClientConnections connections =
                new ClientConnections(config.readTimeout(), config.idleTimeout(), writeDeadline, System::nanoTime);
        AnswerIds ids = AnswerIds.random();
        CallNames names = new CallNames(ids);
        Routes routes = new Api(limits, templates, config, json, calls, metrics, ids).routes(service);
        Exchanges exchanges = new Exchanges(
                json,
                (int) limits.maxBodySize().bytes(),
                new UnreadBody(System::nanoTime, config.readTimeout()),
                metrics,
                connections,
                names);
        Dispatcher dispatcher = new Dispatcher(routes, new ApiKeys(config.apiKeys()), calls, exchanges);
        WebServerConfig.Builder builder = WebServer.builder()
                .host(config.host())
                .port(config.port())
                .shutdownHook(false)
                .protocolsDiscoverServices(false)
                .addConnectionSelector(connections)
                // events are small and should not wait for the client to acknowledge the one before
                .connectionOptions(options -> options.tcpNoDelay(true))
                // the connections end themselves when they are idle; the library must not do it before
                .idleConnectionTimeout(config.idleTimeout().plus(LIBRARY_PATIENCE))
                .maxTcpConnections(config.maxConnections())
                // our handlers tell by the library's message what its status does not tell
                .errorHandling(errors -> errors.includeEntity(true))
                .directHandlers(TransportErrors.handlers(json, names, crossOrigin))
                .routing(routing -> routing.any(new CrossOriginCalls(crossOrigin, dispatcher)));
        tls().ifPresent(builder::tls);
        return builder.buildPrototype();
    }

    private ScheduledExecutorService enforceWriteDeadline() {
        ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("openai-write-deadline").factory());
        long interval = config.writeTimeout().dividedBy(DEADLINE_CHECKS).toNanos();
        ScheduledFuture<?> _ = thread.scheduleWithFixedDelay(writeDeadline::enforce, interval, interval, NANOSECONDS);
        return thread;
    }

    private Optional<Tls> tls() {
        return config.tlsCertificate()
                .map(certificate ->
                        TlsFiles.read(certificate, config.tlsPrivateKey().orElseThrow()));
    }

    @Override
    public String address() {
        return address.orElseThrow(() -> new IllegalStateException("the server was not started"));
    }

    @Override
    public void close() {
        calls.drain(config.drainDeadline());
        stop();
    }

    private synchronized void stop() {
        server.ifPresent(WebServer::stop);
        server = Optional.empty();
        clock.ifPresent(ScheduledExecutorService::shutdownNow);
        clock = Optional.empty();
    }
}
