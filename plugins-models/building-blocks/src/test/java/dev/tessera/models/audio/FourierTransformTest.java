package dev.tessera.models.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class FourierTransformTest {
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 12, 97, 210, 256, 400})
    void givesThePowersThatTheDefinitionGives(int size) {
        Random random = new Random(size);
        double[] signal = random.doubles(size, -1, 1).toArray();
        double[] powers = new FourierTransform(size).powers(signal);
        assertThat(powers).hasSize(size / 2 + 1);
        for (int frequency = 0; frequency < powers.length; frequency++) {
            double real = 0;
            double imaginary = 0;
            for (int i = 0; i < size; i++) {
                real += signal[i] * Math.cos(2 * Math.PI * frequency * i / size);
                imaginary += signal[i] * Math.sin(2 * Math.PI * frequency * i / size);
            }
            assertThat(powers[frequency]).isCloseTo(real * real + imaginary * imaginary, within(1e-9));
        }
    }
}
