package dev.tessera.models.audio;

import static dev.tessera.models.audio.ResampleMethod.PYAV;
import static dev.tessera.models.audio.ResampleMethod.SCIPY;
import static dev.tessera.models.audio.ResampleMethod.SOXR;
import static dev.tessera.spi.error.StandardErrors.MEDIA_TOO_LARGE;
import static dev.tessera.spi.error.StandardErrors.UNSUPPORTED_MEDIA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.tessera.spi.media.AudioItem;
import dev.tessera.testkit.checkpoint.SafetensorsReader;
import dev.tessera.testkit.goldens.Goldens;
import java.io.IOException;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class AudioResamplerTest {
    private static final int MODEL_RATE = 16_000;
    private static final String RESAMPLED = "resampled.safetensors";

    /** Rounding differs by the order of sums, which only scipy's own method follows. */
    @ParameterizedTest
    @CsvSource({
        "a8k_mono_s16, PYAV, pyav, 1e-6",
        "a44k1_stereo_s16, PYAV, pyav, 1e-6",
        "a48k_mono_f32, PYAV, pyav, 1e-6",
        "a8k_mono_s16, SCIPY, scipy, 0",
        "a44k1_stereo_s16, SCIPY, scipy, 0",
        "a48k_mono_f32, SCIPY, scipy, 0",
        "a8k_mono_s16, SOXR, soxr_hq, 3e-4",
        "a44k1_stereo_s16, SOXR, soxr_hq, 3e-4",
        "a48k_mono_f32, SOXR, soxr_hq, 3e-4",
    })
    void resamplesGoldens(String name, ResampleMethod method, String golden, float tolerance) throws IOException {
        float[] resampled = new AudioResampler(method, MODEL_RATE).resample(TestingWav.golden(name));

        assertThat(resampled).containsExactly(golden(name + "." + golden), within(tolerance));
    }

    private static float[] golden(String name) {
        return SafetensorsReader.read(Goldens.locate().media(RESAMPLED))
                .get(name)
                .data()
                .toArray(ValueLayout.JAVA_FLOAT_UNALIGNED);
    }

    /** What FFmpeg 8.0.1 makes of the same generated sound, at its first, second, 200th, middle, 20th last and last sample. */
    @ParameterizedTest
    @CsvSource({
        "47999, 16000, 1334, -0.50295687, -0.48792544, 0.116112635, -0.20302014, 0.08365314, -0.12946099",
        "22050, 16000, 2903, -0.5000054, -0.49812317, 0.16402404, -0.16445714, 0.3185126, -0.159669",
        "16000, 44100, 11025, -0.5, -0.49986717, -0.39071935, -0.17223291, 0.43411, -0.16693006",
        "44056, 16000, 1453, -0.49807417, -0.4946081, 0.37183097, -0.14685977, -0.17481405, -0.09825181"
    })
    void resamplesAsFfmpeg(
            int from, int to, int count, float first, float second, float early, float middle, float late, float last) {
        float[] samples = new float[4000];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = i * i % 1009 / 1009f - 0.5f;
        }

        float[] resampled = new AudioResampler(PYAV, to).resample(new AudioItem(samples, from));

        assertThat(resampled).hasSize(count);
        assertThat(new float[] {
                    resampled[0],
                    resampled[1],
                    resampled[200],
                    resampled[count / 2],
                    resampled[count - 20],
                    resampled[count - 1]
                })
                .containsExactly(new float[] {first, second, early, middle, late, last}, within(1e-6f));
    }

    @ParameterizedTest
    @EnumSource
    void leavesSoundOfTheRateAlone(ResampleMethod method) {
        AudioItem audio = new AudioItem(new float[] {0.5f, -0.5f}, MODEL_RATE);

        assertThat(new AudioResampler(method, MODEL_RATE).resample(audio)).isSameAs(audio.samples());
    }

    /** A tone that both rates can carry stays what it is, whatever the rates have in common. */
    @ParameterizedTest
    @CsvSource({
        "PYAV, 47999, 2e-3",
        "PYAV, 22050, 2e-3",
        "PYAV, 96000, 2e-3",
        "PYAV, 11025, 2e-3",
        "SCIPY, 47999, 5e-3",
        "SCIPY, 22050, 5e-3",
        "SCIPY, 383999, 5e-3",
        "SOXR, 96000, 1e-5",
        "SOXR, 11025, 1e-5",
    })
    void keepsATone(ResampleMethod method, int rate, double tolerance) {
        AudioItem tone = tone(440, rate);
        float[] resampled = new AudioResampler(method, MODEL_RATE).resample(tone);

        assertThat(resampled).hasSize(Math.ceilDiv(rate / 10 * MODEL_RATE, rate));
        float[] expected = tone(440, MODEL_RATE).samples();
        for (int i = 400; i < resampled.length - 400; i++) {
            assertThat((double) resampled[i]).isCloseTo(expected[i], within(tolerance));
        }
    }

    /** A tenth of a second. */
    private static AudioItem tone(double frequency, int rate) {
        float[] samples = new float[rate / 10];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (float) (0.5 * Math.sin(2 * Math.PI * frequency * i / rate));
        }
        return new AudioItem(samples, rate);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 50, 99})
    void keepsTheLevelOfSoundsShorterThanTheFilter(int length) {
        float[] samples = new float[length];
        Arrays.fill(samples, 0.25f);

        float[] resampled = new AudioResampler(PYAV, MODEL_RATE).resample(new AudioItem(samples, 48_000));

        assertThat(resampled).hasSize(Math.ceilDiv(length, 3));
        for (float sample : resampled) {
            assertThat(sample).isCloseTo(0.25f, within(1e-6f));
        }
    }

    @Test
    void refusesRatesThatNothingIsRecordedAt() {
        AudioItem audio = new AudioItem(new float[1], 384_001);

        assertThatThrownBy(() -> new AudioResampler(SCIPY, MODEL_RATE).resample(audio))
                .hasMessage("the audio has a sample rate of 384001 Hz, but the limit is 384000")
                .hasFieldOrPropertyWithValue("code", UNSUPPORTED_MEDIA);
    }

    @Test
    void refusesRatesWhoseFilterWouldBeTooLarge() {
        AudioItem audio = new AudioItem(new float[1], 383_999);

        assertThatThrownBy(() -> new AudioResampler(SOXR, MODEL_RATE).resample(audio))
                .hasMessage("the audio's sample rate cannot be changed in the ratio 383999 to 16000:"
                        + " the rates have too little in common")
                .hasFieldOrPropertyWithValue("code", UNSUPPORTED_MEDIA);
    }

    @Test
    void refusesSoundThatWouldNotFitAnArray() {
        AudioItem audio = new AudioItem(new float[134_218], 1);

        assertThatThrownBy(() -> new AudioResampler(PYAV, MODEL_RATE).resample(audio))
                .hasMessage("the audio has 134218 samples at 1 Hz, which are too many at the model's 16000 Hz")
                .hasFieldOrPropertyWithValue("code", MEDIA_TOO_LARGE);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 384_001})
    void refusesAModelWithoutARate(int rate) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new AudioResampler(PYAV, rate))
                .withMessage("a sample rate of %d Hz is not from 1 to 384000".formatted(rate));
    }
}
