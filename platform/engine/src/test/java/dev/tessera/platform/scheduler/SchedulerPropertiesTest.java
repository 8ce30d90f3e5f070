package dev.tessera.platform.scheduler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import org.junit.jupiter.api.Test;

final class SchedulerPropertiesTest {
    @Test
    void keepsItsPromisesWhateverComes() {
        int preemptions = 0;
        int hits = 0;
        for (long seed = 0; seed < 500; seed++) {
            SchedulerSimulation simulation = new SchedulerSimulation(seed);
            assertThatCode(simulation::run).as("seed %d", seed).doesNotThrowAnyException();
            preemptions += simulation.preemptions;
            hits += simulation.hits;
        }
        // or else the seeds have become harmless
        assertThat(preemptions).isGreaterThan(500);
        assertThat(hits).isGreaterThan(5000);
    }
}
