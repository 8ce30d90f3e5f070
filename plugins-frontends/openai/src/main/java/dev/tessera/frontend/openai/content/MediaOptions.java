package dev.tessera.frontend.openai.content;

import static dev.tessera.spi.error.StandardErrors.INVALID_REQUEST;

import dev.tessera.frontend.openai.json.RequestObject;
import dev.tessera.frontend.openai.json.RequestValue;
import dev.tessera.spi.error.TesseraException;
import dev.tessera.spi.generation.ContentPart;
import dev.tessera.spi.generation.GenerationRequest;
import dev.tessera.spi.json.JsonObject;
import dev.tessera.spi.media.Modality;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The options of media parsers: {@code media_io_kwargs} of the request, an object for each modality, and over it that of a
 * part, for the part's modality alone. The engine decodes all media of one modality with the same options, so parts of one
 * modality that ask for different ones are refused.
 */
public final class MediaOptions {
    static final String FIELD = GenerationRequest.MEDIA_OPTIONS;

    private MediaOptions() {}

    /** The options of the request by modality, those of its parts included. */
    public static JsonObject read(RequestObject body, List<RequestPart> parts) {
        Map<String, Object> options = new LinkedHashMap<>();
        body.find(FIELD).map(RequestValue::object).ifPresent(given -> {
            for (String modality : given.names()) {
                options.put(modality, given.options(modality).asMap());
            }
        });
        firstOfEachModality(parts).forEach((modality, part) -> {
            if (!part.mediaOptions().isEmpty()) {
                options.merge(modality.name(), part.mediaOptions().asMap(), MediaOptions::over);
            }
        });
        return JsonObject.of(options, FIELD, INVALID_REQUEST);
    }

    private static Map<Modality, RequestPart> firstOfEachModality(List<RequestPart> parts) {
        Map<Modality, RequestPart> firsts = new LinkedHashMap<>();
        for (RequestPart part : parts) {
            if (part.content() instanceof ContentPart.Media media) {
                RequestPart first = firsts.computeIfAbsent(media.modality(), modality -> part);
                if (!first.mediaOptions().equals(part.mediaOptions())) {
                    throw new TesseraException(
                                    INVALID_REQUEST,
                                    "%s.%s differs from that of %s, but all media of the modality %s must have the same"
                                            .formatted(part.path(), FIELD, first.path(), media.modality()))
                            .withParameter(FIELD);
                }
            }
        }
        return firsts;
    }

    private static Map<?, ?> over(Object ofRequest, Object ofPart) {
        Map<Object, Object> merged = new LinkedHashMap<>((Map<?, ?>) ofRequest);
        merged.putAll((Map<?, ?>) ofPart);
        return merged;
    }
}
