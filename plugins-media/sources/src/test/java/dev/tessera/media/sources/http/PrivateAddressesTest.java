package dev.tessera.media.sources.http;

import static dev.tessera.spi.error.StandardErrors.INVALID_REQUEST;
import static dev.tessera.spi.media.Modality.IMAGE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.tessera.spi.error.TesseraException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.security.NoSuchAlgorithmException;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a URL looks like, no connection to what is not public is even tried. */
@Timeout(60)
final class PrivateAddressesTest {
    private static final String PUBLIC = "93.184.216.34";

    private TestingNetwork network;

    @BeforeEach
    void open() throws IOException, NoSuchAlgorithmException {
        network = new TestingNetwork(SSLContext.getDefault())
                .host("localhost", "127.0.0.1")
                .host("localhost6", "::1")
                .host("loopback.example", "127.0.0.1")
                .host("loopback6.example", "::1")
                .host("private.example", "10.1.2.3")
                .host("unique-local.example", "fd12:3456::1")
                .host("link-local.example", "fe80::1")
                .host("metadata.google.internal", "169.254.169.254")
                .host("azure.example", "168.63.129.16")
                .host("unspecified.example", "0.0.0.0")
                .host("multicast.example", "224.0.0.1")
                .host("nat64.example", "64:ff9b::7f00:1")
                .host("6to4.example", "2002:a01:203::")
                .host("teredo.example", "2001:0:4136:e378:8000:63bf:3fff:fdd2")
                .host("compatible.example", "::7f00:1")
                .host("public-and-private.example", PUBLIC, "192.168.0.1")
                .host("private-and-public.example", "fe80::1", PUBLIC)
                .host("127.0.0.1.nip.example", "127.0.0.1")
                .host("public.example", PUBLIC);
    }

    @AfterEach
    void close() {
        network.close();
    }

    @ParameterizedTest
    @CsvFileSource(resources = "refused-urls.txt", delimiter = '|')
    void areNotConnectedTo(String url) {
        try (HttpUrlSource source = source(TestingConfig.safe())) {
            assertThatExceptionOfType(TesseraException.class)
                    .isThrownBy(() -> source.fetch(url, IMAGE, 100))
                    .satisfies(e -> assertThat(e.code()).isEqualTo(INVALID_REQUEST));
        }
        assertThat(network.connections).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.1/",
                "http://localhost:9000/",
                "http://private.example/",
                "http://[::1]/",
                "http://unique-local.example/",
                "http://public-and-private.example/"
            })
    void areConnectedToWhereThatIsConfigured(String url) {
        try (HttpUrlSource source = source(TestingConfig.withPrivateAddresses())) {
            assertThatExceptionOfType(TesseraException.class)
                    .isThrownBy(() -> source.fetch(url, IMAGE, 100))
                    .withMessageEndingWith("answered with HTTP status 404");
        }
        assertThat(network.connections).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://169.254.169.254/latest/meta-data/",
                "http://metadata.google.internal/",
                "http://azure.example/",
                "http://100.100.100.200/",
                "http://[fd00:ec2::254]/",
                "http://0.0.0.0/",
                "http://[::ffff:127.0.0.1]/",
                "http://nat64.example/",
                "http://multicast.example/"
            })
    void areNotConnectedToEvenThenWhereNoMediaCanBe(String url) {
        try (HttpUrlSource source = source(TestingConfig.withPrivateAddresses())) {
            assertThatExceptionOfType(TesseraException.class)
                    .isThrownBy(() -> source.fetch(url, IMAGE, 100))
                    .withMessageEndingWith("has an address that is never fetched from");
        }
        assertThat(network.connections).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://public.example/", "http://93.184.216.34/", "http://[2606:2800:220:1::1]/"})
    void areTheOnlyOnesThatAreNotConnectedTo(String url) {
        try (HttpUrlSource source = source(TestingConfig.safe())) {
            assertThatExceptionOfType(TesseraException.class)
                    .isThrownBy(() -> source.fetch(url, IMAGE, 100))
                    .withMessageEndingWith("answered with HTTP status 404");
        }
        assertThat(network.connections).hasSize(1);
    }

    @Test
    void areNotConnectedToWhenANameChangesItsMeaning() {
        network.page("public.example/", (in, out) -> {
            network.host("public.example", "127.0.0.1");
            TestingPage.redirect("/").answer(in, out);
        });
        try (HttpUrlSource source = source(TestingConfig.safe())) {
            assertThatExceptionOfType(TesseraException.class)
                    .isThrownBy(() -> source.fetch("http://public.example/", IMAGE, 100))
                    .withMessageContaining("the host public.example has no public address");
        }
        assertThat(network.connections).containsExactly(new InetSocketAddress(PUBLIC, 80));
    }

    @Test
    void areNotNamedInErrors() {
        try (HttpUrlSource source = source(TestingConfig.safe())) {
            assertThatExceptionOfType(TesseraException.class)
                    .isThrownBy(() -> source.fetch("http://private.example/a?token=secret", IMAGE, 100))
                    .withMessage(
                            "the host private.example has no public address, and sources.allow-private-addresses is off");
        }
    }

    private HttpUrlSource source(HttpConfig config) {
        return new HttpUrlSource(config, TestingConfig.nothingKept(), network::network, new TestingTime());
    }
}
