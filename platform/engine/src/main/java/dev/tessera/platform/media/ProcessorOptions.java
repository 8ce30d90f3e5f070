package dev.tessera.platform.media;

import static java.util.Objects.requireNonNull;

import dev.tessera.platform.json.MergedObject;
import dev.tessera.spi.error.TesseraException;
import dev.tessera.spi.json.JsonObject;
import dev.tessera.spi.media.Modality;
import dev.tessera.spi.model.InputProcessor;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The options of a model's input processor. As in transformers, those under {@code images_kwargs}, {@code videos_kwargs} and
 * {@code audio_kwargs} hold for one modality, and over the others.
 *
 * @param all options of all modalities
 */
record ProcessorOptions(InputProcessor processor, JsonObject all) {
    private static final Map<Modality, String> NAMES =
            Map.of(Modality.IMAGE, "images_kwargs", Modality.VIDEO, "videos_kwargs", Modality.AUDIO, "audio_kwargs");

    ProcessorOptions {
        requireNonNull(processor, "processor is null");
        requireNonNull(all, "all is null");
    }

    /**
     * Checks them, whatever media there is.
     *
     * @throws TesseraException with the options' error code, where one is unknown or out of range
     */
    void check() {
        processor.checkOptions(all.withMembers(common()));
        for (Modality modality : processor.modalities()) {
            own(modality).ifPresent(processor::checkOptions);
            processor.checkOptions(of(modality));
        }
    }

    /** What holds for a modality. */
    JsonObject of(Modality modality) {
        Map<String, Object> common = common();
        return own(modality)
                .map(own -> all.withMembers(MergedObject.of(common, own.asMap())))
                .orElseGet(() -> all.withMembers(common));
    }

    private Optional<JsonObject> own(Modality modality) {
        return Optional.ofNullable(NAMES.get(modality)).flatMap(all::findObject);
    }

    /** Without those of modalities that the model takes; others are left for it to refuse. */
    private Map<String, Object> common() {
        Map<String, Object> common = new LinkedHashMap<>(all.asMap());
        processor.modalities().stream()
                .filter(NAMES::containsKey)
                .map(NAMES::get)
                .forEach(common::remove);
        return common;
    }
}
