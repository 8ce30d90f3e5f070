package dev.tessera.frontend.openai.server;

import static dev.tessera.spi.error.StandardErrors.INVALID_CONFIGURATION;
import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.tessera.spi.error.TesseraException;
import io.helidon.common.configurable.Resource;
import io.helidon.common.pki.Keys;
import io.helidon.common.tls.Tls;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads certificate and key of the server. */
final class TlsFiles {
    /** The form of keys of elliptic curves that OpenSSL writes unless it is asked for PKCS#8, and the library does not read. */
    private static final String SEC1 = "-----BEGIN EC PRIVATE KEY-----";

    private TlsFiles() {}

    /** @throws TesseraException INVALID_CONFIGURATION */
    static Tls read(Path certificate, Path privateKey) {
        requireReadableForm(privateKey);
        Keys keys = keys(certificate, privateKey);
        if (!KeyPairs.match(
                keys.privateKey().orElseThrow(), keys.certChain().getFirst().getPublicKey())) {
            throw new TesseraException(
                    INVALID_CONFIGURATION,
                    "%s has another private key than that of the certificate in %s".formatted(privateKey, certificate));
        }
        return Tls.builder().privateKey(keys).privateKeyCertChain(keys).build();
    }

    private static Keys keys(Path certificate, Path privateKey) {
        try {
            return Keys.builder()
                    .pem(pem -> pem.key(Resource.create(privateKey)).certChain(Resource.create(certificate)))
                    .build();
        } catch (RuntimeException e) {
            throw new TesseraException(
                    INVALID_CONFIGURATION,
                    "%s and %s cannot be read as a certificate and its private key in PEM"
                            .formatted(certificate, privateKey),
                    e);
        }
    }

    private static void requireReadableForm(Path privateKey) {
        try {
            if (Files.readString(privateKey, ISO_8859_1).contains(SEC1)) {
                throw new TesseraException(
                        INVALID_CONFIGURATION,
                        ("%1$s has its private key in the form SEC1, but it must be PKCS#8;"
                                        + " this converts it: openssl pkcs8 -topk8 -nocrypt -in %1$s -out <file>")
                                .formatted(privateKey));
            }
        } catch (IOException e) {
            throw new TesseraException(INVALID_CONFIGURATION, "%s cannot be read".formatted(privateKey), e);
        }
    }
}
