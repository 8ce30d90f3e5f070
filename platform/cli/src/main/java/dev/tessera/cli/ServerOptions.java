package dev.tessera.cli;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Where the server listens, and whom it serves. */
final class ServerOptions {
    @Option(
            names = "--host",
            paramLabel = "HOST",
            description = "Name or address to listen on (openai.host; default: 127.0.0.1).")
    private Optional<String> host = Optional.empty();

    @Option(
            names = "--port",
            paramLabel = "PORT",
            description = "Port to listen on; 0 is any free one (openai.port; default: 8000).")
    private Optional<String> port = Optional.empty();

    @Option(
            names = "--served-model-name",
            paramLabel = "NAME",
            description = "Name by which requests ask for the model (default: that of its directory).")
    private Optional<String> servedModelName = Optional.empty();

    @Option(
            names = "--api-key",
            paramLabel = "KEY",
            description = "Serve only callers with this key; repeat for several, each a tenant of its own.")
    private List<String> apiKeys = List.of();

    @Option(
            names = "--tls-certificate",
            paramLabel = "FILE",
            description = "Speak HTTPS with this certificate chain in PEM (openai.tls-certificate).")
    private Optional<String> tlsCertificate = Optional.empty();

    @Option(
            names = "--tls-private-key",
            paramLabel = "FILE",
            description = "The certificate's private key in PEM (openai.tls-private-key).")
    private Optional<String> tlsPrivateKey = Optional.empty();

    Optional<String> servedModelName() {
        return servedModelName;
    }

    /** The configuration that these options stand for. */
    Map<String, String> configuration() {
        Map<String, String> configuration = new HashMap<>();
        host.ifPresent(value -> configuration.put("openai.host", value));
        port.ifPresent(value -> configuration.put("openai.port", value));
        if (!apiKeys.isEmpty()) {
            configuration.put("openai.api-keys", String.join(",", apiKeys));
        }
        tlsCertificate.ifPresent(value -> configuration.put("openai.tls-certificate", value));
        tlsPrivateKey.ifPresent(value -> configuration.put("openai.tls-private-key", value));
        return configuration;
    }
}
