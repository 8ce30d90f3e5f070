package dev.tessera.frontend.openai.server;

import static dev.tessera.spi.error.StandardErrors.INVALID_REQUEST;

import dev.tessera.frontend.openai.call.Caller;
import dev.tessera.frontend.openai.request.RequestId;
import dev.tessera.spi.error.TesseraException;
import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import java.util.Optional;

/** Tells from the headers of a call who makes it. Thread-safe. */
final class Callers {
    private static final String PRIORITY = "X-Vllm-Priority";
    private static final HeaderName PRIORITY_HEADER = HeaderNames.create(PRIORITY);

    private final ApiKeys keys;

    Callers(ApiKeys keys) {
        this.keys = keys;
    }

    /** @throws TesseraException where a header is not as it must be */
    Caller of(Exchange exchange) {
        Optional<String> requestId = exchange.requestId();
        requestId.ifPresent(id -> RequestId.require("the header X-Request-Id", id));
        return new Caller(
                keys.tenant(exchange),
                requestId,
                exchange.header(PRIORITY_HEADER).map(Callers::priority));
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
