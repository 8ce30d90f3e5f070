package dev.tessera.models.qwen2vl;

import dev.tessera.models.decoder.LlamaConfig;
import dev.tessera.models.decoder.LlamaDecoder;
import dev.tessera.models.decoder.RotaryAngles;
import dev.tessera.models.processor.ContextRoom;
import dev.tessera.spi.checkpoint.Checkpoint;
import dev.tessera.spi.model.Model;
import dev.tessera.spi.model.ModelFamily;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
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
    public Model open(Checkpoint checkpoint, Optional<Integer> maxLength) {
        Qwen2VlConfig config = Qwen2VlConfig.read(checkpoint.config());
        WeightNames names = WeightNames.of(checkpoint.weights(), config.text().tiedEmbeddings());
        Qwen2VlConfig.Text text = config.text();
        LlamaConfig decoder = text.decoder();
        return new Model(
                decoder.contextLength(),
                new Qwen2VlProcessor(
                        config,
                        ProcessorSettings.read(checkpoint, config.vision()),
                        ContextRoom.of(decoder.contextLength(), maxLength)),
                new MultimodalPositions(config.vision().mergeSize()),
                new LlamaDecoder(
                        decoder,
                        names.text(),
                        (graph, positions) -> RotaryAngles.multimodal(
                                graph, positions, decoder.headWidth(), text.ropeTheta(), text.ropeSections())),
                List.of(new VisionEncoder(config.vision(), names)));
    }
}
