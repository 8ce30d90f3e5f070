package dev.tessera.media.cache.tinylfu;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class FrequencySketchTest {
    @Test
    void countsUpToItsMost() {
        FrequencySketch sketch = new FrequencySketch();
        assertThat(sketch.frequency("a")).isZero();
        for (int use = 1; use <= 20; use++) {
            sketch.count("a", 1000);
            assertThat(sketch.frequency("a")).isEqualTo(Math.min(use, 15));
        }
        assertThat(sketch.frequency("b")).isZero();
    }

    @Test
    void forgetsWhatWasPopularOnce() {
        FrequencySketch sketch = new FrequencySketch();
        for (int use = 0; use < 8; use++) {
            sketch.count("old", 100);
        }
        for (int use = 8; use < 1000; use++) {
            sketch.count("passing-%d".formatted(use), 100);
        }
        assertThat(sketch.frequency("old")).isEqualTo(4);
    }
}
