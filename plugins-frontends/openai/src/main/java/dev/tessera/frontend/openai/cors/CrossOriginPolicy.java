package dev.tessera.frontend.openai.cors;

import static java.util.Objects.requireNonNull;

import dev.tessera.frontend.openai.config.CorsConfig;
import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.Headers;
import io.helidon.http.Method;
import io.helidon.http.WritableHeaders;
import java.util.List;
import java.util.Optional;

/**
 * Tells browsers in headers of answers which web pages may call and read what is answered, as the Fetch standard has it (CORS).
 * It refuses nothing: where a page is not to call, the headers are not there, and the browser keeps the answer from it. Whatever
 * the answer is, it has the headers, so that pages learn of errors, too. Thread-safe.
 *
 * <p>Helidon's own feature does not fit: it answers calls from other origins itself, with 403, no error in the body and no
 * request id, past the metrics and past what ends connections; it takes an origin with {@code *} or a brace for a regular
 * expression; and its answers that have no CORS headers do not vary by origin, so that caches give them to pages that may read.
 */
public final class CrossOriginPolicy {
    /** Beside those that browsers show to pages anyway. */
    private static final String EXPOSED_HEADERS = "X-Request-Id, Request-Id, Retry-After";
    /** How long a browser need not ask again; as with vLLM. */
    private static final String PREFLIGHT_SECONDS = "600";

    private final CorsConfig config;

    public CrossOriginPolicy(CorsConfig config) {
        this.config = requireNonNull(config, "config is null");
    }

    /**
     * Sets the headers of an answer.
     *
     * @param method that of the call
     * @param request the headers of the call
     * @param answer the headers of the answer, of which others stay as they are
     */
    public void tell(String method, Headers request, WritableHeaders<?> answer) {
        if (config.origins().isEmpty()) {
            return;
        }
        boolean all = config.origins().contains(CorsConfig.ALL);
        // also without an origin: a cache may give the answer to a page
        if (all) {
            answer.set(HeaderNames.ACCESS_CONTROL_ALLOW_ORIGIN, CorsConfig.ALL);
        } else {
            answer.set(HeaderNames.VARY, HeaderNames.ORIGIN_NAME);
        }
        Optional<String> origin = request.first(HeaderNames.ORIGIN)
                .filter(given -> all || config.origins().contains(given));
        if (origin.isEmpty()) {
            return;
        }
        if (!all) {
            answer.set(HeaderNames.ACCESS_CONTROL_ALLOW_ORIGIN, origin.get());
        }
        if (config.credentials()) {
            answer.set(HeaderNames.ACCESS_CONTROL_ALLOW_CREDENTIALS, "true");
        }
        if (method.equals(Method.OPTIONS_NAME) && request.contains(HeaderNames.ACCESS_CONTROL_REQUEST_METHOD)) {
            tellBefore(request, answer);
        } else {
            answer.set(HeaderNames.ACCESS_CONTROL_EXPOSE_HEADERS, EXPOSED_HEADERS);
        }
    }

    /** What a browser asks before it makes the call itself. */
    private void tellBefore(Headers request, WritableHeaders<?> answer) {
        allow(config.methods(), HeaderNames.ACCESS_CONTROL_REQUEST_METHOD, request)
                .ifPresent(methods -> answer.set(HeaderNames.ACCESS_CONTROL_ALLOW_METHODS, methods));
        allow(config.headers(), HeaderNames.ACCESS_CONTROL_REQUEST_HEADERS, request)
                .ifPresent(headers -> answer.set(HeaderNames.ACCESS_CONTROL_ALLOW_HEADERS, headers));
        answer.set(HeaderNames.ACCESS_CONTROL_MAX_AGE, PREFLIGHT_SECONDS);
    }

    /** A {@code *} in the answer would not mean the header Authorization, nor anything where there are credentials. */
    private static Optional<String> allow(List<String> allowed, HeaderName asked, Headers request) {
        return allowed.contains(CorsConfig.ALL) ? request.first(asked) : Optional.of(String.join(", ", allowed));
    }
}
