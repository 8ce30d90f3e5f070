package dev.tessera.platform.media;

import static dev.tessera.spi.error.StandardErrors.INVALID_CONFIGURATION;
import static dev.tessera.spi.error.StandardErrors.INVALID_REQUEST;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.toSet;

import dev.tessera.platform.json.JsonReader;
import dev.tessera.platform.json.MergedObject;
import dev.tessera.spi.error.TesseraException;
import dev.tessera.spi.generation.GenerationRequest;
import dev.tessera.spi.json.JsonObject;
import dev.tessera.spi.media.Modality;
import dev.tessera.spi.media.ModalityParser;
import java.util.Map;

/**
 * Options of media that hold where a request says nothing else. Objects are merged member by member, on all levels; a
 * member that a request sets to {@code null} counts as absent.
 *
 * @param mediaOptions for each modality's name, the options of its parser
 * @param processorOptions the options of the model's input processor
 */
public record OptionDefaults(JsonObject mediaOptions, JsonObject processorOptions) {
    public OptionDefaults {
        requireNonNull(mediaOptions, "mediaOptions is null");
        requireNonNull(processorOptions, "processorOptions is null");
    }

    /**
     * Reads two JSON objects; empty text is an empty one.
     *
     * @throws IllegalArgumentException where a text is no object, or one for media has a member that is none
     */
    static OptionDefaults parse(String mediaOptions, String processorOptions) {
        try {
            JsonObject media = read(mediaOptions, "media.io-kwargs");
            media.names().forEach(media::object);
            return new OptionDefaults(media, read(processorOptions, "media.processor-kwargs"));
        } catch (TesseraException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    private static JsonObject read(String text, String key) {
        return text.isEmpty()
                ? JsonObject.empty(key, INVALID_CONFIGURATION)
                : JsonReader.read(text.getBytes(UTF_8), key, INVALID_CONFIGURATION);
    }

    /**
     * Checks what parsers are to be given, which else each request would be refused for.
     *
     * @throws TesseraException INVALID_CONFIGURATION where there are options for a modality that nothing decodes, or that
     *     its parser does not take
     */
    void check(Map<Modality, ModalityParser> parsers) {
        mediaOptions.requireKnown(parsers.keySet().stream().map(Modality::name).collect(toSet()));
        parsers.forEach(
                (modality, parser) -> mediaOptions.findObject(modality.name()).ifPresent(parser::checkOptions));
    }

    /** The request with these options under its own. */
    GenerationRequest under(GenerationRequest request) {
        return new GenerationRequest(
                request.prompt(),
                request.sampling(),
                merge(mediaOptions, request.mediaOptions(), GenerationRequest.MEDIA_OPTIONS),
                merge(processorOptions, request.processorOptions(), GenerationRequest.PROCESSOR_OPTIONS),
                request.context());
    }

    private static JsonObject merge(JsonObject defaults, JsonObject own, String field) {
        return defaults.isEmpty()
                ? own
                : JsonObject.of(MergedObject.of(defaults.asMap(), own.asMap()), field, INVALID_REQUEST);
    }
}
