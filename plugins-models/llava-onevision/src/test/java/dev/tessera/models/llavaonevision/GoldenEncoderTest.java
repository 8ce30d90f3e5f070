package dev.tessera.models.llavaonevision;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tessera.backend.reference.ReferenceBackend;
import dev.tessera.backend.reference.ReferenceConfig;
import dev.tessera.platform.checkpoint.CheckpointDirectory;
import dev.tessera.spi.backend.Backend;
import dev.tessera.spi.model.Model;
import dev.tessera.spi.model.ProcessedItem;
import dev.tessera.spi.tensor.Tensor;
import dev.tessera.testkit.goldens.Differences;
import dev.tessera.testkit.goldens.GoldenCase;
import dev.tessera.testkit.model.CompiledEncoder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The encoder, on pictures and frames as the reference's processor received them. */
final class GoldenEncoderTest {
    private static final float TOLERANCE = 1e-4f;

    private final Backend backend = new ReferenceBackend(ReferenceConfig.defaults());
    private final CheckpointDirectory checkpoint = GoldenLlavaOnevision.checkpoint();
    private final Model model = new LlavaOnevisionFamily().open(checkpoint, Optional.empty());
    private CompiledEncoder encoder;

    @BeforeEach
    void compile() {
        encoder = new CompiledEncoder(backend, model.encoders().getFirst(), checkpoint.weights());
    }

    @AfterEach
    void close() {
        encoder.close();
        checkpoint.close();
        backend.close();
    }

    static List<GoldenCase> cases() {
        return GoldenLlavaOnevision.cases();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void encodesAsTheReferenceDoes(GoldenCase golden) {
        assertThat(Differences.max(embeddings(items(golden)), expected(golden))).isLessThanOrEqualTo(TOLERANCE);
    }

    /** Pictures and videos of all cases, which differ in size. */
    @Test
    void encodesAllItemsTogetherAsEachByItself() {
        List<ProcessedItem> items =
                cases().stream().flatMap(golden -> items(golden).stream()).toList();
        float[] each =
                join(items.stream().map(item -> embeddings(List.of(item))).toList());
        assertThat(Differences.max(embeddings(items), each)).isLessThanOrEqualTo(1e-5f);
    }

    private List<ProcessedItem> items(GoldenCase golden) {
        return GoldenLlavaOnevision.media(golden).stream()
                .map(item -> model.inputProcessor().process(item, GoldenLlavaOnevision.NO_OPTIONS))
                .toList();
    }

    private static float[] expected(GoldenCase golden) {
        Map<String, Tensor> tensors = golden.tensors();
        return join(Stream.of("image_embeds", "video_embeds")
                .filter(tensors::containsKey)
                .map(name -> tensors.get(name).toFloats())
                .toList());
    }

    private float[] embeddings(List<ProcessedItem> items) {
        return encoder.embeddings(items).toFloats();
    }

    private static float[] join(List<float[]> parts) {
        List<Float> all = new ArrayList<>();
        for (float[] part : parts) {
            for (float value : part) {
                all.add(value);
            }
        }
        float[] joined = new float[all.size()];
        for (int i = 0; i < joined.length; i++) {
            joined[i] = all.get(i);
        }
        return joined;
    }
}
