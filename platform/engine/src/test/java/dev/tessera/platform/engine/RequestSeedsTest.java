package dev.tessera.platform.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

final class RequestSeedsTest {
    @Test
    void areTheSameEachTimeAndDifferForEachRequest() {
        RequestSeeds seeds = new RequestSeeds(Optional.of(7L));

        assertThat(seeds.of(3)).isEqualTo(new RequestSeeds(Optional.of(7L)).of(3));
        assertThat(LongStream.range(0, 1000).mapToObj(seeds::of)).doesNotHaveDuplicates();
    }

    @Test
    void differForEachSeedOfTheEngine() {
        assertThat(new RequestSeeds(Optional.of(7L)).of(0)).isNotEqualTo(new RequestSeeds(Optional.of(8L)).of(0));
    }

    @Test
    void thereAreNoneWhereTheEngineHasNone() {
        assertThat(new RequestSeeds(Optional.empty()).of(0)).isEmpty();
    }
}
