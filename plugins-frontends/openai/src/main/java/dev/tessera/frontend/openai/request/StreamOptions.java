package dev.tessera.frontend.openai.request;

import dev.tessera.frontend.openai.json.RequestObject;
import dev.tessera.frontend.openai.json.RequestValue;

/**
 * Whether and how an answer is sent as it comes: {@code stream} and {@code stream_options}.
 *
 * @param streamed whether it is
 * @param includeUsage whether a last chunk says what the answer took
 * @param continuousUsage whether every chunk says what it took up to there
 */
public record StreamOptions(boolean streamed, boolean includeUsage, boolean continuousUsage) {
    private static final String FIELD = "stream_options";

    public static StreamOptions read(RequestObject body) {
        boolean streamed = body.find("stream").map(RequestValue::flag).orElse(false);
        body.find(FIELD).filter(given -> !streamed).ifPresent(given -> {
            throw given.error("is given, but stream is not true");
        });
        boolean includeUsage = flag(body, "include_usage");
        return new StreamOptions(streamed, includeUsage, includeUsage && flag(body, "continuous_usage_stats"));
    }

    private static boolean flag(RequestObject body, String name) {
        return body.find(FIELD)
                .map(RequestValue::object)
                .flatMap(options -> options.find(name))
                .map(RequestValue::flag)
                .orElse(false);
    }
}
