package dev.tessera.frontend.openai.request;

import dev.tessera.frontend.openai.call.Caller;
import dev.tessera.frontend.openai.json.RequestObject;
import dev.tessera.frontend.openai.json.RequestValue;
import dev.tessera.spi.generation.RequestContext;

/** Who asks, and how a request stands to others: {@code priority} and {@code cache_salt}. */
public final class RequestContextReader {
    private RequestContextReader() {}

    public static RequestContext read(RequestObject body, Caller caller) {
        long priority = body.find("priority")
                .map(RequestValue::wholeNumber)
                .or(caller::priority)
                .orElse(0L);
        return new RequestContext(caller.tenant(), CacheSalt.find(body, caller), priority);
    }
}
