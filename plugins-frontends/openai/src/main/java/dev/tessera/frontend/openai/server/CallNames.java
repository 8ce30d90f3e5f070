package dev.tessera.frontend.openai.server;

import static java.util.Objects.requireNonNull;

import dev.tessera.frontend.openai.answer.AnswerIds;
import dev.tessera.frontend.openai.request.RequestId;
import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.Headers;

/**
 * Names calls in a header of their answers: as their clients do, where such a name may be repeated, or else anew. Thread-safe
 * where the ids are.
 */
final class CallNames {
    /** What clients and answers have it in. */
    static final HeaderName HEADER = HeaderNames.create("X-Request-Id");

    private final AnswerIds ids;

    CallNames(AnswerIds ids) {
        this.ids = requireNonNull(ids, "ids is null");
    }

    /** @param request the headers of the call */
    String of(Headers request) {
        return request.first(HEADER).filter(RequestId::isValid).orElseGet(ids::nextRequestId);
    }
}
