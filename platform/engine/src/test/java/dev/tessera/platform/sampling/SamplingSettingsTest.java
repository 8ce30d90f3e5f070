package dev.tessera.platform.sampling;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class SamplingSettingsTest {
    @Test
    void whatIsAsGoodAsZeroIsGreedy() {
        assertThat(at(0).isGreedy()).isTrue();
        assertThat(at(1e-6).isGreedy()).isTrue();
        assertThat(at(1e-6).inverseTemperature()).isEqualTo(1);
        assertThat(at(0.001).isGreedy()).isFalse();
    }

    @Test
    void theInverseOfTheTemperatureIsBounded() {
        assertThat(at(2).inverseTemperature()).isEqualTo(0.5f);
        assertThat(at(0.001).inverseTemperature()).isEqualTo(100);
    }

    @Test
    void aSeedOfItsOwnComesBeforeAnother() {
        SamplingSettings seeded = at(1).orSeed(Optional.of(3L));

        assertThat(seeded.seed()).contains(3L);
        assertThat(seeded.orSeed(Optional.of(4L))).isEqualTo(seeded);
        assertThat(at(1).orSeed(Optional.empty())).isEqualTo(at(1));
    }

    private static SamplingSettings at(double temperature) {
        TokenRules rules = new TokenRules(0, Set.of(), Map.of(), BadWords.none(), Set.of());
        return new SamplingSettings(temperature, 1, 0, 0, 1, 0, 0, Optional.empty(), rules);
    }
}
