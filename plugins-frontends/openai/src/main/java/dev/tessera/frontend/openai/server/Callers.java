package dev.tessera.frontend.openai.server;

import static dev.tessera.spi.error.StandardErrors.INVALID_REQUEST;

import dev.tessera.frontend.openai.call.Caller;
import dev.tessera.frontend.openai.request.CacheSalt;
import dev.tessera.frontend.openai.request.RequestId;
import dev.tessera.spi.error.TesseraException;
import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import java.util.Optional;

/** Tells from the headers of a call who makes it. */
final class Callers {
    private static final String PRIORITY = "X-Vllm-Priority";
    private static final HeaderName PRIORITY_HEADER = HeaderNames.create(PRIORITY);
    private static final String SALT = "X-Cache-Salt";
    private static final HeaderName SALT_HEADER = HeaderNames.create(SALT);

    private Callers() {}

    /** @throws TesseraException where a header is not as it must be */
    static Caller of(Exchange exchange) {
        Optional<String> requestId = exchange.requestId();
        requestId.ifPresent(id -> RequestId.require("the header X-Request-Id", id));
        Optional<String> cacheSalt = exchange.header(SALT_HEADER);
        cacheSalt.ifPresent(salt -> CacheSalt.require("the header " + SALT, salt));
        return new Caller(
                exchange.tenant(),
                requestId,
                exchange.name(),
                exchange.header(PRIORITY_HEADER).map(Callers::priority),
                cacheSalt);
    }

    private static long priority(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw new TesseraException(INVALID_REQUEST, "the header %s is not a whole number".formatted(PRIORITY), e)
                    .withParameter("priority");
        }
    }
}
