package dev.tessera.platform.config;

import static dev.tessera.spi.error.StandardErrors.INVALID_CONFIGURATION;
import static java.util.stream.Collectors.toUnmodifiableMap;

import dev.tessera.spi.error.TesseraException;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * The environment variables of vLLM that stand for settings, so that what is set up for vLLM holds here as well. Only
 * settings that a plugin has are looked up, so that a variable of another one means nothing.
 */
final class VllmVariables {
    private static final Map<String, Alias> BY_KEY = Stream.of(
                    new Alias("VLLM_IMAGE_FETCH_TIMEOUT", "sources.image-timeout", VllmVariables::seconds),
                    new Alias("VLLM_VIDEO_FETCH_TIMEOUT", "sources.video-timeout", VllmVariables::seconds),
                    new Alias("VLLM_AUDIO_FETCH_TIMEOUT", "sources.audio-timeout", VllmVariables::seconds),
                    new Alias("VLLM_MEDIA_FETCH_MAX_RETRIES", "sources.max-attempts", UnaryOperator.identity()),
                    new Alias("VLLM_MEDIA_URL_ALLOW_REDIRECTS", "sources.allow-redirects", VllmVariables::flag),
                    new Alias("VLLM_MEDIA_LOADING_THREAD_COUNT", "media.threads", UnaryOperator.identity()),
                    new Alias("VLLM_MAX_IMAGE_PIXELS", "javacv.max-image-pixels", UnaryOperator.identity()),
                    new Alias(
                            "VLLM_MAX_AUDIO_CLIP_FILESIZE_MB", "javacv.max-audio-file-size", VllmVariables::megabytes),
                    new Alias("VLLM_MAX_AUDIO_DECODE_DURATION_S", "javacv.max-audio-duration", VllmVariables::seconds),
                    new Alias("VLLM_MAX_AUDIO_DECODE_BYTES", "javacv.max-audio-decoded-size", UnaryOperator.identity()),
                    new Alias("VLLM_VIDEO_LOADER_BACKEND", "javacv.video-backend", UnaryOperator.identity()),
                    new Alias("VLLM_MAX_EMBED_DECODE_BYTES", "embeddings.max-decode-size", UnaryOperator.identity()),
                    new Alias("VLLM_API_KEY", "openai.api-keys", VllmVariables::oneOfAList))
            .collect(toUnmodifiableMap(Alias::key, Function.identity()));

    private VllmVariables() {}

    /** What the variable that stands for a key says, if there is one. */
    static Optional<ConfiguredValue> find(String key, Map<String, String> environment) {
        return Optional.ofNullable(BY_KEY.get(key))
                .filter(alias -> environment.containsKey(alias.variable()))
                .map(alias -> new ConfiguredValue(
                        alias.form().apply(environment.get(alias.variable()).strip()),
                        new ValueOrigin(alias.variable())));
    }

    /** Numbers without a unit are seconds. */
    private static String seconds(String text) {
        return text.matches("\\d+") ? text + "s" : text;
    }

    private static String megabytes(String text) {
        return text.matches("\\d+") ? text + "MB" : text;
    }

    /** A comma would make two keys of one, either of which lets in. */
    private static String oneOfAList(String text) {
        if (text.contains(",")) {
            throw new TesseraException(
                    INVALID_CONFIGURATION, "VLLM_API_KEY has a comma, which stands between two keys");
        }
        return text;
    }

    private static String flag(String text) {
        return switch (text) {
            case "0" -> "false";
            case "1" -> "true";
            // the setting refuses what it does not understand
            default -> text;
        };
    }

    /**
     * A variable and the setting that it stands for.
     *
     * @param form turns the variable's value into the setting's
     */
    private record Alias(String variable, String key, UnaryOperator<String> form) {}
}
