package dev.tessera.media.sources.http;

import static dev.tessera.media.sources.http.TestingErrors.assertError;
import static dev.tessera.spi.error.StandardErrors.MEDIA_UNREACHABLE;
import static dev.tessera.spi.media.Modality.IMAGE;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
final class HttpsTest {
    private static final String PASSWORD = "password";

    @TempDir
    private static Path directory;

    private TestingNetwork network;

    @BeforeEach
    void open() throws IOException, GeneralSecurityException, InterruptedException {
        network = new TestingNetwork(tls())
                .host("media.example", "93.184.216.34")
                .host("other.example", "93.184.216.34")
                .page("media.example/a.png", TestingPage.content("hello"))
                .page("media.example/http", TestingPage.redirect("http://media.example/a.png"))
                .page("other.example/a.png", TestingPage.content("hello"));
    }

    @AfterEach
    void close() {
        network.close();
    }

    @Test
    void fetchesFromTheCheckedAddressUnderTheNameOfTheHost() {
        try (HttpUrlSource source = source(network.network())) {
            assertThat(source.fetch("https://media.example/a.png", IMAGE, 5).bytes())
                    .hasSize(5);
        }
        assertThat(network.connections).containsExactly(new InetSocketAddress("93.184.216.34", 443));
        assertThat(network.serverNames).containsExactly(new SNIHostName("media.example"));
        assertThat(network.requests).singleElement().asString().contains("Host: media.example\r\n");
    }

    @Test
    void refusesTheCertificateOfAnotherHost() {
        try (HttpUrlSource source = source(network.network())) {
            assertError(
                    () -> source.fetch("https://other.example/a.png", IMAGE, 5),
                    MEDIA_UNREACHABLE,
                    "no trusted connection to other.example can be made");
        }
        assertThat(network.requests).isEmpty();
    }

    @Test
    void refusesACertificateThatNobodyVouchesFor() throws GeneralSecurityException {
        Network distrustful = new Network(network, network.network().sockets(), SSLContext.getDefault());
        try (HttpUrlSource source = source(distrustful)) {
            assertError(
                    () -> source.fetch("https://media.example/a.png", IMAGE, 5),
                    MEDIA_UNREACHABLE,
                    "no trusted connection to media.example can be made");
        }
        assertThat(network.requests).isEmpty();
    }

    @Test
    void refusesToBeRedirectedToAnOpenConnection() {
        try (HttpUrlSource source = source(network.network())) {
            assertError(
                    () -> source.fetch("https://media.example/http", IMAGE, 5),
                    MEDIA_UNREACHABLE,
                    "a redirect of media.example is not followed: it leads from https to http");
        }
        assertThat(network.connections).hasSize(1);
    }

    private static HttpUrlSource source(Network network) {
        return new HttpUrlSource(
                TestingConfig.withAttempts(3), TestingConfig.nothingKept(), () -> network, new TestingTime());
    }

    /** Is {@code media.example}, and trusts itself alone. */
    private static SSLContext tls() throws GeneralSecurityException, IOException, InterruptedException {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream stream = Files.newInputStream(generatedKeys())) {
            keys.load(stream, PASSWORD.toCharArray());
        }
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("server", keys.getCertificate("server"));
        KeyManagerFactory own = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        own.init(keys, PASSWORD.toCharArray());
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(own.getKeyManagers(), trust.getTrustManagers(), null);
        return context;
    }

    /** The JDK makes certificates with this tool alone. */
    private static Path generatedKeys() throws IOException, InterruptedException {
        Path store = directory.resolve("keys.p12");
        if (Files.notExists(store)) {
            Process process = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "keytool")
                                    .toString(),
                            "-genkeypair",
                            "-alias",
                            "server",
                            "-keyalg",
                            "EC",
                            "-dname",
                            "CN=media.example",
                            "-ext",
                            "SAN=dns:media.example",
                            "-storetype",
                            "PKCS12",
                            "-keystore",
                            store.toString(),
                            "-storepass",
                            PASSWORD)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            assertThat(process.waitFor()).isZero();
        }
        return store;
    }
}
