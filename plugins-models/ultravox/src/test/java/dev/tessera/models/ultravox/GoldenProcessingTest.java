package dev.tessera.models.ultravox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tessera.platform.checkpoint.CheckpointDirectory;
import dev.tessera.spi.model.InputProcessor;
import dev.tessera.spi.model.ProcessedItem;
import dev.tessera.spi.tensor.Tensor;
import dev.tessera.testkit.goldens.Differences;
import dev.tessera.testkit.goldens.GoldenCase;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class GoldenProcessingTest {
    private static final float TOLERANCE = 1e-4f;

    static List<GoldenCase> cases() {
        return GoldenUltravox.cases();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void givesTheReferencesFeatures(GoldenCase golden) {
        Map<String, Tensor> tensors = golden.tensors();
        try (CheckpointDirectory checkpoint =
                CheckpointDirectory.open(GoldenUltravox.family().checkpoint(golden.checkpoint()))) {
            InputProcessor processor =
                    new UltravoxFamily().open(checkpoint, Optional.empty()).inputProcessor();
            List<ProcessedItem> items = GoldenUltravox.items(processor, tensors);
            assertThat(items.stream()
                            .mapToLong(item -> AudioFeatures.of(item).frames())
                            .toArray())
                    .isEqualTo(tensors.get("audio_lens").toLongs());
            assertThat(items.stream().map(ProcessedItem::embeddingCount).toList())
                    .isEqualTo(golden.placeholders().stream()
                            .map(place -> place.integer("length"))
                            .toList());
            for (int i = 0; i < items.size(); i++) {
                AudioFeatures features = AudioFeatures.of(items.get(i));
                assertThat(Differences.max(
                                features.normalized(), frames(tensors.get("audio_values"), i, features.paddedFrames())))
                        .isLessThanOrEqualTo(TOLERANCE);
            }
        }
    }

    /** The first frames of a sound, of which the reference has those of a bin beside each other. */
    private static float[] frames(Tensor all, int sound, int count) {
        int melBins = Math.toIntExact(all.shape().size(1));
        int stored = Math.toIntExact(all.shape().size(2));
        float[] values = all.toFloats();
        float[] frames = new float[count * melBins];
        for (int frame = 0; frame < count; frame++) {
            for (int bin = 0; bin < melBins; bin++) {
                frames[frame * melBins + bin] = values[(sound * melBins + bin) * stored + frame];
            }
        }
        return frames;
    }
}
