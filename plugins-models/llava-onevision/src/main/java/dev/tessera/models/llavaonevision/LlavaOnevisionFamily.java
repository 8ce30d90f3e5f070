package dev.tessera.models.llavaonevision;

import dev.tessera.models.decoder.LlamaDecoder;
import dev.tessera.models.decoder.RotaryAngles;
import dev.tessera.spi.checkpoint.Checkpoint;
import dev.tessera.spi.model.Model;
import dev.tessera.spi.model.ModelFamily;
import dev.tessera.spi.model.PositionScheme;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Set;

/** LLaVA-OneVision (Li et al., 2024) on SigLIP and Qwen2: text, any number of images of any resolution, and videos. */
public final class LlavaOnevisionFamily implements ModelFamily {
    @Inject
    public LlavaOnevisionFamily() {}

    @Override
    public Set<String> modelTypes() {
        return Set.of("llava_onevision");
    }

    @Override
    public Model open(Checkpoint checkpoint) {
        LlavaOnevisionConfig config = LlavaOnevisionConfig.read(checkpoint);
        LlavaOnevisionConfig.Text text = config.text();
        WeightNames names = WeightNames.of(checkpoint.weights(), text.tiedEmbeddings());
        FeaturePacking packing = new FeaturePacking(config.tower().side(), config.maxTiles());
        return new Model(
                text.decoder().contextLength(),
                new LlavaOnevisionProcessor(config, ProcessorSettings.read(checkpoint, config.resolutions()), packing),
                PositionScheme.sequential(),
                new LlamaDecoder(
                        text.decoder(),
                        names.text(),
                        (graph, positions) -> RotaryAngles.sequential(graph, positions, text.rotaryFrequencies())),
                List.of(new VisionEncoder(config, names, packing)));
    }
}
