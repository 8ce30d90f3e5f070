package dev.tessera.frontend.openai.config;

import static java.util.Objects.requireNonNull;

import dev.tessera.spi.config.Setting;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Where the server listens, whom it serves, and how long it waits for others. */
public record ServerConfig(
        @Setting(
                key = "host",
                description = "Name or address to listen on; 0.0.0.0 is every address of the machine",
                defaultValue = "127.0.0.1")
        String host,

        @Setting(key = "port", description = "Port to listen on; 0 is any free one", defaultValue = "8000")
        int port,

        @Setting(
                key = "api-keys",
                description = "Keys of which calls must bring one, each a tenant of its own; without any, all may call",
                secret = true)
        List<String> apiKeys,

        @Setting(key = "tls-certificate", description = "PEM file with the certificate chain; with it, HTTPS is spoken")
        Optional<Path> tlsCertificate,

        @Setting(key = "tls-private-key", description = "PEM file with the private key of the certificate")
        Optional<Path> tlsPrivateKey,

        @Setting(
                key = "max-connections",
                description = "Most connections at a time; more wait to be accepted",
                defaultValue = "4096")
        int maxConnections,

        @Setting(
                key = "read-timeout",
                description = "Longest wait for the next byte of a request, and for all of its headers",
                defaultValue = "60s")
        Duration readTimeout,

        @Setting(
                key = "idle-timeout",
                description = "Longest wait for the next request of a connection that has had one",
                defaultValue = "60s")
        Duration idleTimeout,

        @Setting(
                key = "write-timeout",
                description = "Longest wait for a client that takes nothing of its answer",
                defaultValue = "60s")
        Duration writeTimeout,

        @Setting(
                key = "keep-alive-interval",
                description =
                        "Time without a token after which a streamed answer has a comment, which shows whether the"
                                + " client is still there",
                defaultValue = "500ms")
        Duration keepAliveInterval,

        @Setting(
                key = "drain-deadline",
                description = "Longest wait for calls under way when the server ends",
                defaultValue = "30s")
        Duration drainDeadline) {
    private static final int LAST_PORT = 65_535;

    public ServerConfig {
        requireNonNull(host, "host is null");
        if (host.isBlank()) {
            throw new IllegalArgumentException("host is empty, but must be a name or an address");
        }
        if (port < 0 || port > LAST_PORT) {
            throw new IllegalArgumentException("port is %d, but must be 0 to %d".formatted(port, LAST_PORT));
        }
        apiKeys = List.copyOf(apiKeys);
        if (tlsCertificate.isPresent() != tlsPrivateKey.isPresent()) {
            throw new IllegalArgumentException(
                    "tls-certificate (--ssl-certfile) and tls-private-key (--ssl-keyfile) must be set together");
        }
        if (maxConnections < 1) {
            throw new IllegalArgumentException(
                    "max-connections is %d, but must be at least 1".formatted(maxConnections));
        }
        requirePositive("read-timeout", readTimeout);
        requirePositive("idle-timeout", idleTimeout);
        requirePositive("write-timeout", writeTimeout);
        requirePositive("keep-alive-interval", keepAliveInterval);
        requireNonNull(drainDeadline, "drainDeadline is null");
    }

    private static void requirePositive(String key, Duration value) {
        if (!value.isPositive()) {
            throw new IllegalArgumentException("%s is %s, but must be longer than nothing".formatted(key, value));
        }
    }
}
