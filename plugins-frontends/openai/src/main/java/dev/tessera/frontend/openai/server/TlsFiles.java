package dev.tessera.frontend.openai.server;

import static dev.tessera.spi.error.StandardErrors.INVALID_CONFIGURATION;

import dev.tessera.spi.error.TesseraException;
import io.helidon.common.configurable.Resource;
import io.helidon.common.pki.Keys;
import io.helidon.common.tls.Tls;
import java.nio.file.Path;

/** Reads certificate and key of the server. */
final class TlsFiles {
    private TlsFiles() {}

    /** @throws TesseraException INVALID_CONFIGURATION */
    static Tls read(Path certificate, Path privateKey) {
        try {
            Keys keys = Keys.builder()
                    .pem(pem -> pem.key(Resource.create(privateKey)).certChain(Resource.create(certificate)))
                    .build();
            return Tls.builder().privateKey(keys).privateKeyCertChain(keys).build();
        } catch (RuntimeException e) {
            throw new TesseraException(
                    INVALID_CONFIGURATION,
                    "%s and %s cannot be read as a certificate and its private key in PEM"
                            .formatted(certificate, privateKey),
                    e);
        }
    }
}
