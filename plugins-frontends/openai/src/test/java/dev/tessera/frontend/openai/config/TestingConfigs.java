package dev.tessera.frontend.openai.config;

import dev.tessera.spi.config.DataSize;
import dev.tessera.spi.generation.ContentFormat;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Configurations for tests. */
public final class TestingConfigs {
    private TestingConfigs() {}

    /** What holds where nothing is configured. */
    public static RequestLimits defaults() {
        return new RequestLimits(DataSize.parse("128MB"), 100_000_000, 100, 100, 1_000_000, 4096, 4096, 128, 256);
    }

    /** Limits that a short body is over. */
    public static RequestLimits tight() {
        return new RequestLimits(new DataSize(300), 100, 10, 6, 60, 3, 4, 2, 3);
    }

    /** The checkpoint's template for all conversations. */
    public static TemplateConfig templates() {
        return new TemplateConfig(false, Optional.empty(), ContentFormat.AUTO, Optional.empty());
    }

    /** No web pages of other origins. */
    public static CorsConfig cors() {
        return cors(List.of(), false);
    }

    /** Web pages of these origins, which may call in every way. */
    public static CorsConfig cors(List<String> origins, boolean credentials) {
        return new CorsConfig(origins, List.of(CorsConfig.ALL), List.of(CorsConfig.ALL), credentials);
    }

    /** A server that listens on any free port, and gives up waiting soon enough for a test. */
    public static ServerConfig server() {
        return server(List.of());
    }

    /** The same, for callers with keys. */
    public static ServerConfig server(List<String> apiKeys) {
        return server(apiKeys, Duration.ofSeconds(60), Duration.ofSeconds(60));
    }

    /** One that waits so long for the next bytes of a request, and for the next request. */
    public static ServerConfig waiting(Duration readTimeout, Duration idleTimeout) {
        return server(List.of(), readTimeout, idleTimeout);
    }

    /** One with all of that. */
    public static ServerConfig server(List<String> apiKeys, Duration readTimeout, Duration idleTimeout) {
        return new ServerConfig(
                "127.0.0.1",
                0,
                apiKeys,
                Optional.empty(),
                Optional.empty(),
                4096,
                readTimeout,
                idleTimeout,
                Duration.ofSeconds(60),
                Duration.ofMillis(20),
                Duration.ofSeconds(30));
    }
}
