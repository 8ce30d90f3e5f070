package dev.tessera.spi.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

final class AudioItemTest {
    @Test
    void isEqualBySamplesAndRate() {
        AudioItem audio = new AudioItem(new float[] {0, 0.5f}, 16000);
        assertThat(audio)
                .isEqualTo(new AudioItem(new float[] {0, 0.5f}, 16000))
                .hasSameHashCodeAs(new AudioItem(new float[] {0, 0.5f}, 16000))
                .isNotEqualTo(new AudioItem(new float[] {0, 0.5f}, 8000))
                .isNotEqualTo(new AudioItem(new float[] {0, 0.25f}, 16000))
                .hasToString("audio of 2 samples at 16000 Hz");
        assertThat(audio.modality()).isEqualTo(Modality.AUDIO);
    }

    @Test
    void refusesWhatIsNoSound() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new AudioItem(new float[0], 16000))
                .withMessage("audio has at least one sample");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new AudioItem(new float[] {0, Float.NaN}, 16000))
                .withMessage("sample 1 of the audio is NaN");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new AudioItem(new float[] {0}, 0))
                .withMessage("a sample rate of 0 is not possible");
    }
}
