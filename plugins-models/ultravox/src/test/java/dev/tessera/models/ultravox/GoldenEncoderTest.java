package dev.tessera.models.ultravox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tessera.backend.reference.ReferenceBackend;
import dev.tessera.backend.reference.ReferenceConfig;
import dev.tessera.platform.checkpoint.CheckpointDirectory;
import dev.tessera.spi.backend.Backend;
import dev.tessera.spi.media.AudioItem;
import dev.tessera.spi.model.Model;
import dev.tessera.spi.model.ProcessedItem;
import dev.tessera.spi.tensor.Tensor;
import dev.tessera.testkit.goldens.Differences;
import dev.tessera.testkit.goldens.GoldenCase;
import dev.tessera.testkit.model.CompiledEncoder;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The audio encoder and the projector. */
final class GoldenEncoderTest {
    private static final float TOLERANCE = 1e-4f;

    private final CheckpointDirectory checkpoint =
            CheckpointDirectory.open(GoldenUltravox.family().checkpoint("tiny-a"));
    private final Model model = new UltravoxFamily().open(checkpoint, Optional.empty());
    private final Backend backend = new ReferenceBackend(ReferenceConfig.defaults());
    private CompiledEncoder encoder;

    static List<GoldenCase> cases() {
        return GoldenUltravox.cases();
    }

    @BeforeEach
    void compile() {
        encoder = new CompiledEncoder(backend, model.encoders().getFirst(), checkpoint.weights());
    }

    @AfterEach
    void close() {
        encoder.close();
        backend.close();
        checkpoint.close();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void encodesAsTheReferenceDoes(GoldenCase golden) {
        Map<String, Tensor> tensors = golden.tensors();
        float[] embeddings = encode(GoldenUltravox.items(model.inputProcessor(), tensors));
        assertThat(Differences.max(embeddings, tensors.get("audio_embeds").toFloats()))
                .isLessThanOrEqualTo(TOLERANCE);
    }

    @Test
    void encodesTheSameWithinARunWithOthers() {
        List<ProcessedItem> items = IntStream.of(100, 5_000, 37_777, 480_000, 500_123)
                .mapToObj(GoldenEncoderTest::chirp)
                .map(sound -> model.inputProcessor().process(sound, GoldenUltravox.NO_OPTIONS))
                .toList();
        float[] together = encode(items);
        int start = 0;
        for (ProcessedItem item : items) {
            float[] alone = encode(List.of(item));
            int end = start + alone.length;
            assertThat(Differences.max(alone, Arrays.copyOfRange(together, start, end)))
                    .isLessThanOrEqualTo(1e-5f);
            start = end;
        }
        assertThat(together).hasSize(start);
    }

    @Test
    void hearsNoDifferenceBetweenSomeSilenceAndMore() {
        ProcessedItem sound = model.inputProcessor().process(chirp(19_200), GoldenUltravox.NO_OPTIONS);
        float[] alone = encode(List.of(sound));
        float[] padded = encode(List.of(paddedTo(sound, 130)));
        assertThat(encode(List.of(paddedTo(sound, 131)))).containsExactly(padded);
        assertThat(encode(List.of(paddedTo(sound, 3000)))).containsExactly(padded);
        assertThat(Differences.max(alone, padded)).isGreaterThan(0.1f);
    }

    private ProcessedItem paddedTo(ProcessedItem sound, int frames) {
        AudioFeatures features = AudioFeatures.of(sound);
        return features.padded(frames).toItem(sound.embeddingCount());
    }

    private float[] encode(List<ProcessedItem> items) {
        Tensor embeddings = encoder.embeddings(items);
        assertThat(embeddings.shape().size(0))
                .isEqualTo(
                        items.stream().mapToInt(ProcessedItem::embeddingCount).sum());
        return embeddings.toFloats();
    }

    private static AudioItem chirp(int samples) {
        float[] values = new float[samples];
        for (int i = 0; i < samples; i++) {
            values[i] = (float) (0.4 * Math.sin(0.02 * i + 1e-6 * i * i));
        }
        return new AudioItem(values, 16_000);
    }
}
