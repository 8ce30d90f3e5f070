package dev.tessera.media.sources.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tessera.spi.media.Modality;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class HttpConfigTest {
    private static final Duration SECOND = Duration.ofSeconds(1);

    @Test
    void hasATimeoutForEachModality() {
        HttpConfig config = new HttpConfig(
                List.of(),
                true,
                false,
                Duration.ofSeconds(5),
                Duration.ofSeconds(30),
                Duration.ofSeconds(10),
                3,
                Duration.ofMinutes(5));

        assertThat(config.timeout(Modality.IMAGE)).isEqualTo(Duration.ofSeconds(5));
        assertThat(config.timeout(Modality.VIDEO)).isEqualTo(Duration.ofSeconds(30));
        assertThat(config.timeout(Modality.AUDIO)).isEqualTo(Duration.ofSeconds(10));
        assertThat(config.timeout(new Modality("point_cloud"))).isEqualTo(Duration.ofSeconds(30));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 11})
    void refusesOtherNumbersOfAttempts(int attempts) {
        assertThatThrownBy(() -> new HttpConfig(List.of(), true, false, SECOND, SECOND, SECOND, attempts, SECOND))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("max-attempts is %d, but has to be 1 to 10".formatted(attempts));
    }

    @Test
    void refusesTimesThatAreNone() {
        assertThatThrownBy(() -> new HttpConfig(List.of(), true, false, SECOND, Duration.ZERO, SECOND, 1, SECOND))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("video-timeout is PT0S, but has to be more than nothing");
    }

    @Test
    void refusesDomainsThatAreNoHosts() {
        assertThatThrownBy(() ->
                        new HttpConfig(List.of("http://a.example"), true, false, SECOND, SECOND, SECOND, 1, SECOND))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("allowed-domains has \"http://a.example\"");
    }
}
