package dev.tessera.models.ultravox;

import dev.tessera.models.audio.LogMelSettings;
import dev.tessera.models.decoder.LlamaText;
import dev.tessera.models.processor.ContextRoom;
import dev.tessera.spi.checkpoint.Checkpoint;
import dev.tessera.spi.error.StandardErrors;
import dev.tessera.spi.json.JsonObject;
import dev.tessera.spi.model.Model;
import dev.tessera.spi.model.ModelFamily;
import dev.tessera.spi.model.PositionScheme;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Ultravox (Fixie.ai, 2024) on Whisper and Llama: text and any number of sounds of any length. */
public final class UltravoxFamily implements ModelFamily {
    private static final String EXTRACTOR = "preprocessor_config.json";

    @Inject
    public UltravoxFamily() {}

    @Override
    public Set<String> modelTypes() {
        return Set.of("ultravox");
    }

    @Override
    public Map<String, String> parts(JsonObject config) {
        return WeightNames.parts(config);
    }

    @Override
    public Model open(Checkpoint checkpoint, Optional<Integer> maxLength) {
        WeightNames.requireComplete(checkpoint.weights(), checkpoint.config());
        UltravoxConfig config = UltravoxConfig.read(checkpoint);
        LlamaText text = config.text();
        Chunking chunking = new Chunking(
                2 * config.audio().maxPositions(), config.projector().stackFactor());
        return new Model(
                text.sizes().contextLength(),
                new UltravoxProcessor(
                        features(checkpoint, config.audio()),
                        chunking,
                        AudioToken.read(checkpoint),
                        text.sizes().hiddenSize(),
                        ContextRoom.of(text.sizes().contextLength(), maxLength)),
                PositionScheme.sequential(),
                text.decoder(WeightNames.text(checkpoint.weights(), text.tiedEmbeddings())),
                List.of(new AudioEncoder(config, chunking, WeightNames.audio(checkpoint.weights()))));
    }

    private static LogMelSettings features(Checkpoint checkpoint, UltravoxConfig.Audio audio) {
        JsonObject extractor = checkpoint
                .json(EXTRACTOR)
                .orElseGet(() -> JsonObject.empty(EXTRACTOR, StandardErrors.INVALID_CHECKPOINT));
        LogMelSettings settings = LogMelSettings.read(extractor, audio.melBins());
        if (settings.melBins() != audio.melBins()) {
            throw extractor.error(
                    "feature_size", "%d, but config.json says %d".formatted(settings.melBins(), audio.melBins()));
        }
        return settings;
    }
}
