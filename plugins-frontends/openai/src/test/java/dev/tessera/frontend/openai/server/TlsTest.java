package dev.tessera.frontend.openai.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tessera.frontend.openai.config.ServerConfig;
import dev.tessera.frontend.openai.config.TestingConfigs;
import dev.tessera.spi.error.TesseraException;
import dev.tessera.testkit.generation.TestingAnswer;
import dev.tessera.testkit.metrics.TestingMetrics;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class TlsTest {
    private static final String PASSWORD = "changeit";

    /** A record of TLS, which says that 508 bytes of a message follow, of which it has none. */
    private static final byte[] BEGINNING_OF_CLIENT_HELLO = {0x16, 3, 1, 0, 4, 1, 0, 1, (byte) 0xfc};

    @TempDir
    private Path directory;

    @Test
    void isSpokenWithTheConfiguredCertificate() throws GeneralSecurityException, IOException, InterruptedException {
        KeyStore keys = generate("RSA");
        Path certificate = pem("CERTIFICATE", keys.getCertificate("server").getEncoded());
        Path privateKey =
                pem("PRIVATE KEY", keys.getKey("server", PASSWORD.toCharArray()).getEncoded());
        OpenAiFrontend frontend = new OpenAiFrontend(
                TestingConfigs.defaults(),
                config(certificate, privateKey),
                TestingConfigs.templates(),
                TestingConfigs.cors(),
                new TestingMetrics());
        try (frontend;
                HttpClient client =
                        HttpClient.newBuilder().sslContext(trusting(keys)).build()) {
            frontend.start(TestingServer.engine(request -> TestingAnswer.tokens("Hi")));

            assertThat(frontend.address()).startsWith("https://localhost:");
            assertThat(client.send(
                                    HttpRequest.newBuilder(URI.create(frontend.address() + "/health"))
                                            .build(),
                                    BodyHandlers.ofString(UTF_8))
                            .body())
                    .isEqualTo("{\"status\":\"ok\"}");
        }
    }

    @Test
    @Timeout(60)
    void isNotWaitedForWithoutEnd() throws GeneralSecurityException, IOException, InterruptedException {
        KeyStore keys = generate("EC");
        Path certificate = pem("CERTIFICATE", keys.getCertificate("server").getEncoded());
        Path privateKey =
                pem("PRIVATE KEY", keys.getKey("server", PASSWORD.toCharArray()).getEncoded());
        try (TestingServer server = TestingServer.start(
                        TestingServer.engine(request -> TestingAnswer.tokens("Hi")),
                        TestingConfigs.defaults(),
                        config(certificate, privateKey, Duration.ofMillis(100)));
                Socket socket =
                        new Socket(server.address().getHost(), server.address().getPort())) {
            assertThat(untilClosed(socket, BEGINNING_OF_CLIENT_HELLO))
                    .as("at most an alert, and then the end")
                    .hasSizeLessThan(20);
        }
    }

    /** All that comes until the server closes the connection, which it may do before this is sent. */
    private static byte[] untilClosed(Socket socket, byte[] sent) throws IOException {
        ByteArrayOutputStream received = new ByteArrayOutputStream();
        try {
            socket.getOutputStream().write(sent);
            socket.getInputStream().transferTo(received);
        } catch (SocketException _) {
            // closed while there was something to read for the server
        }
        return received.toByteArray();
    }

    @Test
    void needsFilesThatAreWhatTheyAreSaidToBe() throws IOException {
        Path text = Files.writeString(directory.resolve("text.pem"), "text");
        try (OpenAiFrontend frontend = new OpenAiFrontend(
                TestingConfigs.defaults(),
                config(text, text),
                TestingConfigs.templates(),
                TestingConfigs.cors(),
                new TestingMetrics())) {
            assertThatThrownBy(frontend::check)
                    .isInstanceOf(TesseraException.class)
                    .hasMessage("%s and %s cannot be read as a certificate and its private key in PEM"
                            .formatted(text, text));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"RSA", "EC"})
    void needsTheKeyOfTheCertificate(String algorithm)
            throws GeneralSecurityException, IOException, InterruptedException {
        Path certificate =
                pem("CERTIFICATE", generate("RSA").getCertificate("server").getEncoded());
        Path privateKey = pem(
                "PRIVATE KEY",
                generate(algorithm).getKey("server", PASSWORD.toCharArray()).getEncoded());

        assertRefused(
                certificate,
                privateKey,
                "%s has another private key than that of the certificate in %s".formatted(privateKey, certificate));
    }

    @Test
    void takesAKeyOfAnEllipticCurve() throws GeneralSecurityException, IOException, InterruptedException {
        KeyStore keys = generate("EC");
        Path certificate = pem("CERTIFICATE", keys.getCertificate("server").getEncoded());
        Path privateKey =
                pem("PRIVATE KEY", keys.getKey("server", PASSWORD.toCharArray()).getEncoded());

        assertThatCode(() -> TlsFiles.read(certificate, privateKey)).doesNotThrowAnyException();
    }

    @Test
    void saysHowToConvertAKeyThatItDoesNotRead() throws IOException {
        Path privateKey = pem("EC PRIVATE KEY", new byte[] {1});

        assertRefused(
                privateKey,
                privateKey,
                ("%1$s has its private key in the form SEC1, but it must be PKCS#8;"
                                + " this converts it: openssl pkcs8 -topk8 -nocrypt -in %1$s -out <file>")
                        .formatted(privateKey));
    }

    @Test
    void needsFilesThatAreThere() {
        Path missing = directory.resolve("missing.pem");

        assertRefused(missing, missing, "%s cannot be read".formatted(missing));
    }

    private static void assertRefused(Path certificate, Path privateKey, String message) {
        assertThatThrownBy(() -> TlsFiles.read(certificate, privateKey))
                .isInstanceOf(TesseraException.class)
                .hasMessage(message);
    }

    /** The JDK makes certificates with this tool alone. */
    private KeyStore generate(String algorithm) throws GeneralSecurityException, IOException, InterruptedException {
        Path store = directory.resolve("keys-%s.p12".formatted(UUID.randomUUID()));
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "server",
                        "-keyalg",
                        algorithm,
                        "-dname",
                        "CN=localhost",
                        "-ext",
                        "SAN=dns:localhost",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        store.toString(),
                        "-storepass",
                        PASSWORD)
                .redirectErrorStream(true)
                .start();
        assertThat(new String(keytool.getInputStream().readAllBytes(), UTF_8)).doesNotContain("error");
        assertThat(keytool.waitFor()).isZero();
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream input = Files.newInputStream(store)) {
            keys.load(input, PASSWORD.toCharArray());
        }
        return keys;
    }

    private Path pem(String type, byte[] content) throws IOException {
        String base64 = Base64.getMimeEncoder(64, "\n".getBytes(UTF_8)).encodeToString(content);
        return Files.writeString(
                directory.resolve(type.replace(' ', '-') + ".pem"),
                "-----BEGIN %1$s-----\n%2$s\n-----END %1$s-----\n".formatted(type, base64));
    }

    private static SSLContext trusting(KeyStore keys) throws GeneralSecurityException, IOException {
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("server", keys.getCertificate("server"));
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, factory.getTrustManagers(), null);
        return context;
    }

    private static ServerConfig config(Path certificate, Path privateKey) {
        return config(certificate, privateKey, Duration.ofSeconds(60));
    }

    private static ServerConfig config(Path certificate, Path privateKey, Duration readTimeout) {
        return new ServerConfig(
                "localhost",
                0,
                List.of(),
                Optional.of(certificate),
                Optional.of(privateKey),
                4096,
                readTimeout,
                Duration.ofSeconds(60),
                Duration.ofSeconds(60),
                Duration.ofMillis(20),
                Duration.ofSeconds(30));
    }
}
