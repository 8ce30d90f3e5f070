package dev.tessera.models.qwen2vl;

import dev.tessera.spi.checkpoint.Checkpoint;
import dev.tessera.spi.model.Model;
import dev.tessera.spi.model.ModelFamily;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Set;

/** Qwen2-VL (Wang et al., 2024) in all its sizes: text, any number of images and videos, in any order. */
public final class Qwen2VlFamily implements ModelFamily {
    @Inject
    public Qwen2VlFamily() {}

    @Override
    public Set<String> modelTypes() {
        return Set.of("qwen2_vl");
    }

    @Override
    public Model open(Checkpoint checkpoint) {
        Qwen2VlConfig config = Qwen2VlConfig.read(checkpoint.config());
        WeightNames names = WeightNames.of(checkpoint.weights(), config.text().tiedEmbeddings());
        return new Model(
                config.text().contextLength(),
                new Qwen2VlProcessor(config, ProcessorSettings.read(checkpoint, config.vision())),
                new MultimodalPositions(config.vision().mergeSize()),
                new TextDecoder(config.text(), names),
                List.of(new VisionEncoder(config.vision(), names)));
    }
}
