package dev.tessera.frontend.openai.server;

import static dev.tessera.frontend.openai.error.ServerErrors.UNAUTHORIZED;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tessera.spi.error.TesseraException;
import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The keys of which a call must bring one, as {@code Authorization: Bearer <key>} or {@code X-Api-Key: <key>}. Keys are
 * compared by their digests, all of them each time, so that the time it takes says nothing. Thread-safe.
 */
final class ApiKeys {
    private static final String BEARER = "Bearer ";
    private static final HeaderName API_KEY = HeaderNames.create("X-Api-Key");
    private static final int TENANT_BYTES = 8;

    private final List<byte[]> digests;

    ApiKeys(List<String> keys) {
        digests = keys.stream().map(ApiKeys::digest).toList();
    }

    /**
     * The tenant that a call is made for: a name of its key that does not tell the key; empty where no keys are configured.
     *
     * @throws TesseraException OPENAI_UNAUTHORIZED
     */
    String tenant(Exchange exchange) {
        if (digests.isEmpty()) {
            return "";
        }
        return keys(exchange)
                .map(ApiKeys::digest)
                .filter(this::isKnown)
                .findFirst()
                .map(known -> HexFormat.of().formatHex(known, 0, TENANT_BYTES))
                .orElseThrow(() -> new TesseraException(UNAUTHORIZED, "this call needs a valid API key"));
    }

    private boolean isKnown(byte[] given) {
        boolean known = false;
        for (byte[] digest : digests) {
            known |= MessageDigest.isEqual(digest, given);
        }
        return known;
    }

    /** All that a call brings: some clients send a key that they were not given beside the one that they were. */
    private static Stream<String> keys(Exchange exchange) {
        Optional<String> bearer = exchange.header(HeaderNames.AUTHORIZATION)
                .filter(value -> value.regionMatches(true, 0, BEARER, 0, BEARER.length()))
                .map(value -> value.substring(BEARER.length()).strip());
        return Stream.concat(bearer.stream(), exchange.header(API_KEY).stream());
    }

    private static byte[] digest(String key) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(key.getBytes(UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
