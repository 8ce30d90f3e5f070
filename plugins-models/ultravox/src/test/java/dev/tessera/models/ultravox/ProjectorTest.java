package dev.tessera.models.ultravox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tessera.backend.reference.ReferenceBackend;
import dev.tessera.backend.reference.ReferenceConfig;
import dev.tessera.spi.backend.Backend;
import dev.tessera.spi.checkpoint.Weights;
import dev.tessera.spi.model.InputProcessor;
import dev.tessera.spi.model.ProcessedItem;
import dev.tessera.spi.tensor.Shape;
import dev.tessera.spi.tensor.Tensor;
import dev.tessera.testkit.checkpoint.SafetensorsReader;
import dev.tessera.testkit.checkpoint.TestingWeights;
import dev.tessera.testkit.goldens.Differences;
import dev.tessera.testkit.goldens.GoldenCase;
import dev.tessera.testkit.model.CompiledEncoder;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The projector of versions up to 0.4, for which there are no goldens, against that of later ones. */
final class ProjectorTest {
    private static final Chunking CHUNKING = new Chunking(3000, 8);

    private final Map<String, Tensor> stored =
            SafetensorsReader.read(GoldenUltravox.family().checkpoint("tiny-a").resolve("model.safetensors"));

    /** A factor per row before the last layer is one after it, and the second norm takes it away. */
    @Test
    void normalizesAfterTheLastLayerWhereItDoesNotBefore() {
        float[] before = embeddings(true, withOnes("ln_mid", 48));
        float[] after = embeddings(false, withOnes("ln_post", 64));
        assertThat(Differences.max(normalizedRows(before, 64), after)).isLessThanOrEqualTo(1e-4f);
        assertThat(Differences.max(before, after)).isGreaterThan(0.1f);
    }

    private Weights withOnes(String norm, int width) {
        float[] ones = new float[width];
        Arrays.fill(ones, 1);
        return TestingWeights.of(stored)
                .with("%s.%s.weight".formatted(WeightNames.PROJECTOR, norm), Shape.of(width), ones);
    }

    private static float[] embeddings(boolean normInMiddle, Weights weights) {
        UltravoxConfig config = UltravoxConfig.read(GoldenUltravox.checkpoint().with("projector_ln_mid", normInMiddle));
        GoldenCase golden = GoldenUltravox.family().goldenCase("audio_16k");
        InputProcessor processor = new UltravoxFamily()
                .open(GoldenUltravox.checkpoint(), Optional.empty())
                .inputProcessor();
        List<ProcessedItem> items = GoldenUltravox.items(processor, golden.tensors());
        AudioEncoder audio = new AudioEncoder(config, CHUNKING, WeightNames.AUDIO);
        try (Backend backend = new ReferenceBackend(ReferenceConfig.defaults());
                CompiledEncoder encoder = new CompiledEncoder(backend, audio, weights)) {
            return encoder.embeddings(items).toFloats();
        }
    }

    private static float[] normalizedRows(float[] rows, int width) {
        float[] normalized = new float[rows.length];
        for (int start = 0; start < rows.length; start += width) {
            double squares = 0;
            for (int i = start; i < start + width; i++) {
                squares += rows[i] * rows[i];
            }
            for (int i = start; i < start + width; i++) {
                normalized[i] = (float) (rows[i] / Math.sqrt(squares / width));
            }
        }
        return normalized;
    }
}
