package dev.tessera.models.ultravox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tessera.models.audio.LogMelSettings;
import dev.tessera.models.processor.ContextRoom;
import dev.tessera.spi.json.JsonObject;
import dev.tessera.spi.media.AudioItem;
import dev.tessera.spi.model.ProcessedItem;
import dev.tessera.testkit.json.JsonFile;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the published checkpoints' settings make of sounds, also of long ones. */
final class RealSizeTest {
    private static final double TOLERANCE = 1e-4;
    /** Which cases have the sounds at 16 kHz. */
    private static final Map<String, String> CASES =
            Map.of("a16k_mono_s16.wav", "audio_16k", "a44k1_stereo_s16.wav", "audio_44k1_stereo");

    static List<JsonObject> sounds() {
        return JsonFile.read(GoldenUltravox.family().file("real_size.json")).objects("items").stream()
                .filter(item -> item.string("mode").startsWith("ultravox"))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("sounds")
    void makesTheReferencesChunks(JsonObject golden) {
        int melBins = golden.integer("mel_bins");
        Chunking chunking = new Chunking(3000, 8);
        ProcessedItem item = new UltravoxProcessor(
                        new LogMelSettings(16_000, 400, 160, melBins), chunking, 0, 64, new ContextRoom(100_000))
                .process(sound(golden), GoldenUltravox.NO_OPTIONS);
        AudioFeatures features = AudioFeatures.of(item);
        List<Chunk> chunks = chunking.chunks(features.frames(), features.paddedFrames());
        assertThat(chunks.stream().map(Chunk::ownFrames).toList()).isEqualTo(golden.integers("audio_lens"));
        assertThat(chunks.stream().map(Chunk::embeddings).toList()).isEqualTo(golden.integers("audio_token_len"));
        assertThat(item.embeddingCount())
                .isEqualTo(golden.integers("audio_token_len").stream()
                        .mapToInt(Integer::intValue)
                        .sum());
        assertValues(features, golden.object("audio_values"));
    }

    private static AudioItem sound(JsonObject golden) {
        float[] once = GoldenUltravox.family()
                .goldenCase(CASES.get(golden.string("audio")))
                .tensors()
                .get("audio_16k_0")
                .toFloats();
        int times = golden.integer("tiled", 1);
        float[] samples = new float[once.length * times];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = once[i % once.length];
        }
        return new AudioItem(samples, 16_000);
    }

    /** The reference has the chunks one after the other, and in each the frames of a bin. */
    private static void assertValues(AudioFeatures features, JsonObject golden) {
        List<Integer> shape = golden.integers("shape");
        int melBins = shape.get(1);
        int length = shape.get(2);
        float[] values = features.normalized();
        for (Object sample : (List<?>) golden.asMap().get("samples")) {
            List<?> indexAndValue = (List<?>) sample;
            int index = ((Number) indexAndValue.get(0)).intValue();
            int frame = index / (melBins * length) * length + index % length;
            int bin = index / length % melBins;
            double actual = frame < features.frames() ? values[frame * melBins + bin] : 0;
            assertThat(actual)
                    .as("value %d", index)
                    .isCloseTo(((Number) indexAndValue.get(1)).doubleValue(), within(TOLERANCE));
        }
        double sum = 0;
        for (float value : values) {
            sum += value;
        }
        double count = shape.stream().mapToInt(Integer::intValue).asLongStream().reduce(1, (a, b) -> a * b);
        assertThat(sum / count).isCloseTo(golden.number("mean"), within(TOLERANCE));
    }
}
