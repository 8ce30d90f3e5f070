package dev.tessera.frontend.openai.request;

import dev.tessera.frontend.openai.json.RequestObject;
import dev.tessera.frontend.openai.json.RequestValue;

/**
 * Whether and how an answer is sent as it comes: {@code stream}, {@code stream_options} and vLLM's {@code stream_interval}.
 *
 * @param streamed whether it is
 * @param includeUsage whether a last chunk says what the answer took
 * @param continuousUsage whether every chunk says what it took up to there
 * @param interval the fewest tokens of a chunk, but for the first and the last of a choice
 */
public record StreamOptions(boolean streamed, boolean includeUsage, boolean continuousUsage, int interval) {
    private static final String FIELD = "stream_options";

    public static StreamOptions read(RequestObject body) {
        boolean streamed = body.flag("stream", false);
        body.find(FIELD).filter(given -> !streamed).ifPresent(given -> {
            throw given.error("is given, but stream is not true");
        });
        boolean includeUsage = flag(body, "include_usage");
        return new StreamOptions(
                streamed,
                includeUsage,
                includeUsage && flag(body, "continuous_usage_stats"),
                body.find("stream_interval").map(RequestValue::positive).orElse(1));
    }

    private static boolean flag(RequestObject body, String name) {
        return body.find(FIELD)
                .map(RequestValue::object)
                .map(options -> options.flag(name, false))
                .orElse(false);
    }
}
