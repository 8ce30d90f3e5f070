package dev.tessera.frontend.openai.request;

import static dev.tessera.spi.error.StandardErrors.INVALID_REQUEST;

import dev.tessera.frontend.openai.call.Caller;
import dev.tessera.frontend.openai.json.RequestObject;
import dev.tessera.frontend.openai.json.RequestValue;
import dev.tessera.spi.error.TesseraException;
import java.util.Optional;

/**
 * What keeps the cached prefixes of a request apart from those of others: that of the transport, or else the field
 * {@code cache_salt}. The transport's comes first, as in vLLM, because a proxy sets it for whoever calls.
 */
public final class CacheSalt {
    private static final String FIELD = "cache_salt";
    private static final int MAX_LENGTH = 1024;

    private CacheSalt() {}

    /** @throws TesseraException INVALID_REQUEST where the field is not as it must be, whether or not it counts */
    static Optional<String> find(RequestObject body, Caller caller) {
        Optional<String> field = body.find(FIELD).map(RequestValue::text);
        field.ifPresent(salt -> require(FIELD, salt));
        return caller.cacheSalt().or(() -> field);
    }

    /**
     * Checks a salt.
     *
     * @param where what holds it
     */
    public static void require(String where, String salt) {
        int length = salt.codePointCount(0, salt.length());
        if (length < 1 || length > MAX_LENGTH) {
            throw new TesseraException(
                            INVALID_REQUEST,
                            "%s has %d characters, but must have 1 to %d".formatted(where, length, MAX_LENGTH))
                    .withParameter(FIELD);
        }
    }
}
