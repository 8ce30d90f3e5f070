package dev.tessera.models.llavaonevision;

import dev.tessera.models.decoder.LlamaText;
import dev.tessera.models.processor.ContextRoom;
import dev.tessera.spi.checkpoint.Checkpoint;
import dev.tessera.spi.model.Model;
import dev.tessera.spi.model.ModelFamily;
import dev.tessera.spi.model.PositionScheme;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
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
    public Model open(Checkpoint checkpoint, Optional<Integer> maxLength) {
        LlavaOnevisionConfig config = LlavaOnevisionConfig.read(checkpoint);
        LlamaText text = config.text();
        WeightNames names = WeightNames.of(checkpoint.weights(), text.tiedEmbeddings());
        FeaturePacking packing = new FeaturePacking(config.tower().side(), config.maxTiles());
        return new Model(
                text.sizes().contextLength(),
                new LlavaOnevisionProcessor(
                        config,
                        ProcessorSettings.read(checkpoint, config.resolutions()),
                        packing,
                        ContextRoom.of(text.sizes().contextLength(), maxLength)),
                PositionScheme.sequential(),
                text.decoder(names.text()),
                List.of(new VisionEncoder(config, names, packing)));
    }
}
