package dev.tessera.frontend.openai.server;

import static dev.tessera.spi.error.StandardErrors.INVALID_REQUEST;

import dev.tessera.frontend.openai.call.Caller;
import dev.tessera.frontend.openai.request.CacheSalt;
import dev.tessera.frontend.openai.request.RequestId;
import dev.tessera.spi.error.TesseraException;
import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import java.util.Optional;

/** Tells from the headers of a call who makes it. Thread-safe. */
final class Callers {
    private static final String PRIORITY = "X-Vllm-Priority";
    private static final HeaderName PRIORITY_HEADER = HeaderNames.create(PRIORITY);
    private static final String SALT = "X-Cache-Salt";
    private static final HeaderName SALT_HEADER = HeaderNames.create(SALT);

    private final ApiKeys keys;

    Callers(ApiKeys keys) {
        this.keys = keys;
    }

    /** @throws TesseraException where a header is not as it must be */
    Caller of(Exchange exchange) {
        Optional<String> requestId = exchange.requestId();
        requestId.ifPresent(id -> RequestId.require("the header X-Request-Id", id));
        Optional<String> cacheSalt = exchange.header(SALT_HEADER);
        cacheSalt.ifPresent(salt -> CacheSalt.require("the header " + SALT, salt));
        return new Caller(
                keys.tenant(exchange),
                requestId,
                exchange.header(PRIORITY_HEADER).map(Callers::priority),
                cacheSalt);
    }

    private static int priority(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw new TesseraException(INVALID_REQUEST, "the header %s is not a whole number".formatted(PRIORITY), e)
                    .withParameter("priority");
        }
    }
}
