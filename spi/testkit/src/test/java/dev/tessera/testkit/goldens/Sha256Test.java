package dev.tessera.testkit.goldens;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class Sha256Test {
    @Test
    void hashesNumbersAsLittleEndianBytes() {
        assertThat(Sha256.of(new float[0]))
                .isEqualTo("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
        assertThat(Sha256.of(new float[] {1})).isEqualTo(Sha256.of(new byte[] {0, 0, -128, 63}));
    }
}
