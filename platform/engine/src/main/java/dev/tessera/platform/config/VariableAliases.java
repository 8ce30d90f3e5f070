package dev.tessera.platform.config;

import static java.util.stream.Collectors.toUnmodifiableMap;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * The environment variables of vLLM that stand for settings, so that what is set up for vLLM holds here as well: under their
 * own names, or with {@code TESSERA_} in place of {@code VLLM_}, which comes first. Only settings that a plugin has are looked
 * up, so that a variable of another one means nothing.
 */
final class VariableAliases {
    private static final List<String> PREFIXES = List.of("TESSERA_", "VLLM_");
    private static final Map<String, Alias> BY_KEY = Stream.of(
                    new Alias("IMAGE_FETCH_TIMEOUT", "sources.image-timeout", VariableAliases::seconds),
                    new Alias("VIDEO_FETCH_TIMEOUT", "sources.video-timeout", VariableAliases::seconds),
                    new Alias("AUDIO_FETCH_TIMEOUT", "sources.audio-timeout", VariableAliases::seconds),
                    new Alias("MEDIA_FETCH_MAX_RETRIES", "sources.max-attempts", UnaryOperator.identity()),
                    new Alias("MEDIA_URL_ALLOW_REDIRECTS", "sources.allow-redirects", VariableAliases::flag),
                    new Alias("MEDIA_CACHE", "sources.cache-directory", UnaryOperator.identity()),
                    new Alias("MEDIA_CACHE_MAX_SIZE_MB", "sources.cache-max-size", text -> unit(text, "MB")),
                    new Alias("MEDIA_CACHE_TTL_HOURS", "sources.cache-ttl", text -> unit(text, "h")),
                    new Alias("MEDIA_LOADING_THREAD_COUNT", "media.threads", UnaryOperator.identity()),
                    new Alias("MAX_MEDIA_DOWNLOAD_SIZE_MB", "media.max-size", text -> unit(text, "MB")),
                    new Alias("MAX_IMAGE_PIXELS", "javacv.max-image-pixels", UnaryOperator.identity()),
                    new Alias("MAX_AUDIO_CLIP_FILESIZE_MB", "javacv.max-audio-file-size", text -> unit(text, "MB")),
                    new Alias("MAX_AUDIO_DECODE_DURATION_S", "javacv.max-audio-duration", VariableAliases::seconds),
                    new Alias("MAX_AUDIO_DECODE_BYTES", "javacv.max-audio-decoded-size", UnaryOperator.identity()),
                    new Alias("VIDEO_LOADER_BACKEND", "javacv.video-backend", UnaryOperator.identity()),
                    new Alias("MAX_EMBED_DECODE_BYTES", "embeddings.max-decode-size", UnaryOperator.identity()),
                    new Alias("HTTP_TIMEOUT_KEEP_ALIVE", "openai.idle-timeout", VariableAliases::seconds),
                    new Alias("API_KEY", "openai.api-keys", key -> ListText.of(List.of(key))))
            .collect(toUnmodifiableMap(Alias::key, Function.identity()));

    private VariableAliases() {}

    /** What the variable that stands for a key says, if there is one. */
    static Optional<ConfiguredValue> find(String key, Map<String, String> environment) {
        return Optional.ofNullable(BY_KEY.get(key))
                .flatMap(alias -> alias.variables()
                        .filter(environment::containsKey)
                        .findFirst()
                        .map(variable -> new ConfiguredValue(
                                alias.form().apply(environment.get(variable).strip()), new ValueOrigin(variable))));
    }

    /** The variables that stand for some of these keys. */
    static Stream<String> variables(Collection<String> keys) {
        return keys.stream().flatMap(key -> Stream.ofNullable(BY_KEY.get(key))).flatMap(Alias::variables);
    }

    private static String seconds(String text) {
        return unit(text, "s");
    }

    /** What numbers without a unit are in. */
    private static String unit(String text, String unit) {
        return text.matches("\\d+") ? text + unit : text;
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
     * @param name without its prefix
     * @param form turns the variable's value into the setting's
     */
    private record Alias(String name, String key, UnaryOperator<String> form) {
        Stream<String> variables() {
            return PREFIXES.stream().map(prefix -> prefix + name);
        }
    }
}
