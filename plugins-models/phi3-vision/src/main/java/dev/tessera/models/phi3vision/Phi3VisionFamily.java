package dev.tessera.models.phi3vision;

import dev.tessera.models.decoder.LlamaDecoder;
import dev.tessera.models.decoder.RotaryAngles;
import dev.tessera.spi.checkpoint.Checkpoint;
import dev.tessera.spi.model.Model;
import dev.tessera.spi.model.ModelFamily;
import dev.tessera.spi.model.PositionScheme;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Phi-3-vision and Phi-3.5-vision (Abdin et al., 2024): text and any number of images. */
public final class Phi3VisionFamily implements ModelFamily {
    @Inject
    public Phi3VisionFamily() {}

    @Override
    public Set<String> modelTypes() {
        return Set.of("phi3_v");
    }

    @Override
    public Model open(Checkpoint checkpoint, Optional<Integer> maxLength) {
        Phi3VisionConfig config = Phi3VisionConfig.read(checkpoint.config(), maxLength);
        return new Model(
                config.text().contextLength(),
                new Phi3VisionProcessor(config, ProcessorSettings.read(checkpoint, config)),
                PositionScheme.sequential(),
                new LlamaDecoder(
                        config.text(),
                        WeightNames.text(checkpoint.weights(), config.tiedEmbeddings()),
                        (graph, positions) -> RotaryAngles.scaled(graph, positions, config.rope())),
                List.of(new ImageEncoder(config)));
    }
}
