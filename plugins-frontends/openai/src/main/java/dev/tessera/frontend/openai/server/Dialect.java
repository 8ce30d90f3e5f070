package dev.tessera.frontend.openai.server;

import dev.tessera.frontend.openai.error.ErrorBody;
import dev.tessera.frontend.openai.error.ErrorForm;
import dev.tessera.frontend.openai.messages.MessagesError;
import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.Headers;
import java.util.List;

/** Whose clients make a call: they read failures, and the name of the call, as the API has them that they are made for. */
enum Dialect {
    OPENAI,
    ANTHROPIC;

    private static final HeaderName REQUEST_ID = HeaderNames.create("Request-Id");
    private static final String MESSAGES = "/v1/messages";
    private static final HeaderName ANTHROPIC_VERSION = HeaderNames.create("Anthropic-Version");

    /**
     * That of a call. Anthropic's clients are told by what they call, or by a header that they send whatever they call.
     *
     * @param request the headers of the call
     */
    static Dialect of(String path, Headers request) {
        boolean messages = path.equals(MESSAGES) || path.startsWith(MESSAGES + "/");
        return messages || request.contains(ANTHROPIC_VERSION) ? ANTHROPIC : OPENAI;
    }

    /** How failures are written. */
    ErrorForm errors() {
        return switch (this) {
            case OPENAI -> (error, message, parameter, _) -> ErrorBody.of(error, message, parameter);
            case ANTHROPIC -> MessagesError::of;
        };
    }

    /** In which headers of the answer the call is named. */
    List<HeaderName> nameHeaders() {
        return switch (this) {
            case OPENAI -> List.of(CallNames.HEADER);
            case ANTHROPIC -> List.of(CallNames.HEADER, REQUEST_ID);
        };
    }
}
