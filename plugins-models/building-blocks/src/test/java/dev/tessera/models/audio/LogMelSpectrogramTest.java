package dev.tessera.models.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tessera.spi.json.JsonObject;
import dev.tessera.testkit.goldens.GoldenFamily;
import dev.tessera.testkit.goldens.Goldens;
import dev.tessera.testkit.json.JsonFile;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class LogMelSpectrogramTest {
    private static final double TOLERANCE = 1e-4;
    private static final int FRAMES = 3000;
    private static final GoldenFamily ULTRAVOX = Goldens.locate().family("ultravox");
    /** Which cases have the sounds at 16 kHz. */
    private static final Map<String, String> CASES =
            Map.of("a16k_mono_s16.wav", "audio_16k", "a44k1_stereo_s16.wav", "audio_44k1_stereo");

    static List<JsonObject> paddedToThirtySeconds() {
        return JsonFile.read(ULTRAVOX.file("real_size.json")).objects("items").stream()
                .filter(item -> item.string("mode").startsWith("whisper"))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("paddedToThirtySeconds")
    void givesWhispersFeatures(JsonObject golden) {
        float[] samples = ULTRAVOX.goldenCase(CASES.get(golden.string("audio")))
                .tensors()
                .get("audio_16k_0")
                .toFloats();
        assertThat(samples).hasSize(golden.integer("samples_16k"));
        int melBins = golden.integer("mel_bins");
        float[] values =
                new LogMelSpectrogram(new LogMelSettings(16_000, 400, 160, melBins)).logarithms(samples, FRAMES);
        LogMelSpectrogram.normalize(values);

        JsonObject features = golden.object("input_features");
        double sum = 0;
        for (float value : values) {
            sum += value;
        }
        assertThat(sum / values.length).isCloseTo(features.number("mean"), within(TOLERANCE));
        for (Object sample : (List<?>) features.asMap().get("samples")) {
            List<?> indexAndValue = (List<?>) sample;
            int index = ((Number) indexAndValue.get(0)).intValue();
            // the reference has the frames of a bin beside each other
            double actual = values[index % FRAMES * melBins + index / FRAMES];
            assertThat(actual)
                    .as("value %d", index)
                    .isCloseTo(((Number) indexAndValue.get(1)).doubleValue(), within(TOLERANCE));
        }
    }

    @Test
    void mirrorsASoundAtItsEnd() {
        LogMelSettings settings = new LogMelSettings(16_000, 8, 4, 3);
        float[] samples = {1, 2, 3, 4, 5, 6, 7, 8};
        float[] further = {1, 2, 3, 4, 5, 6, 7, 8, 7, 6, 5, 4};
        LogMelSpectrogram spectrogram = new LogMelSpectrogram(settings);
        assertThat(spectrogram.mirrored(samples, 1))
                .containsExactly(Arrays.copyOfRange(spectrogram.logarithms(further, 2), 3, 6));
        assertThat(spectrogram.mirrored(samples, 0)).containsExactly(spectrogram.logarithms(samples, 1));
    }

    @Test
    void countsNothingThatIsMuchSofterThanTheLoudest() {
        float[] values = {-10, 2, -5, 0};
        LogMelSpectrogram.normalize(values);
        assertThat(values).containsExactly(-0.5f, 1.5f, -0.25f, 1);
    }
}
