package dev.tessera.frontend.openai.config;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ServerConfigTest {
    @ParameterizedTest
    @CsvSource({
        "' ', 1, 1, 1, 1, 1, 1, 'host is empty, but must be a name or an address'",
        "a, -1, 1, 1, 1, 1, 1, 'port is -1, but must be 0 to 65535'",
        "a, 65536, 1, 1, 1, 1, 1, 'port is 65536, but must be 0 to 65535'",
        "a, 0, 0, 1, 1, 1, 1, 'max-connections is 0, but must be at least 1'",
        "a, 0, 1, 0, 1, 1, 1, 'read-timeout is PT0S, but must be longer than nothing'",
        "a, 0, 1, 1, 0, 1, 1, 'idle-timeout is PT0S, but must be longer than nothing'",
        "a, 0, 1, 1, 1, 0, 1, 'write-timeout is PT0S, but must be longer than nothing'",
        "a, 0, 1, 1, 1, 1, 0, 'keep-alive-interval is PT0S, but must be longer than nothing'",
    })
    void refusesValuesOutOfRange(
            String host, int port, int connections, int read, int idle, int write, int keepAlive, String message) {
        assertRefused(
                () -> new ServerConfig(
                        host,
                        port,
                        List.of(),
                        Optional.empty(),
                        Optional.empty(),
                        connections,
                        Duration.ofSeconds(read),
                        Duration.ofSeconds(idle),
                        Duration.ofSeconds(write),
                        Duration.ofSeconds(keepAlive),
                        Duration.ZERO),
                message);
    }

    @Test
    void refusesACertificateWithoutItsKey() {
        assertRefused(
                () -> new ServerConfig(
                        "a",
                        0,
                        List.of(),
                        Optional.of(Path.of("certificate.pem")),
                        Optional.empty(),
                        1,
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(1),
                        Duration.ZERO),
                "tls-certificate (--ssl-certfile) and tls-private-key (--ssl-keyfile) must be set together");
    }

    private static void assertRefused(Runnable creation, String message) {
        assertThatThrownBy(creation::run)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }
}
