package dev.tessera.platform.scheduler;

import static dev.tessera.platform.scheduler.SchedulerFixture.Sizes.ROOMY;
import static dev.tessera.platform.scheduler.SchedulerFixture.encoded;
import static dev.tessera.platform.scheduler.SchedulerFixture.item;
import static dev.tessera.platform.scheduler.SchedulerFixture.request;
import static dev.tessera.platform.scheduler.SchedulerFixture.windows;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Sequences fill their blocks of four tokens until there are none left. */
final class SchedulerPreemptionTest {
    @Test
    void preemptsTheLatest() {
        SchedulerFixture fixture = new SchedulerFixture(ROOMY.blocks(3));
        fixture.add("a", 4);
        fixture.add("b", 4);
        assertThat(fixture.next()).containsExactly("a 0-4", "b 0-4");

        // the third block goes to a, and b has none for its fifth token
        Step step = fixture.step();

        assertThat(windows(step)).containsExactly("a 4-5");
        assertThat(step.preempted()).containsExactly("b");
        assertThat(fixture.scheduler.statistics().preemptions()).isEqualTo(1);
    }

    @Test
    void computesAgainWhatWasPreempted() {
        SchedulerFixture fixture = new SchedulerFixture(ROOMY.blocks(3), ROOMY.limits(), false);
        fixture.add("a", 4);
        fixture.add("b", 4);
        fixture.steps(2);
        fixture.scheduler.remove("a");

        Step resumed = fixture.step();

        assertThat(windows(resumed)).containsExactly("b 0-5");
        assertThat(resumed.slices().getFirst().tokenIds()).endsWith(SchedulerFixture.TOKEN);
        assertThat(resumed.slices().getFirst().logitsStart()).isEqualTo(4);
        assertThat(resumed.admitted()).isEmpty();
    }

    @Test
    void findsItsOwnPrefixAgain() {
        SchedulerFixture fixture = new SchedulerFixture(ROOMY.blocks(3));
        fixture.add("a", 4);
        fixture.add("b", 4);
        fixture.steps(2);
        fixture.scheduler.remove("a");

        assertThat(fixture.next()).containsExactly("b 4-5");
    }

    @Test
    void preemptsTheHighestPriorityNumber() {
        SchedulerFixture fixture = new SchedulerFixture(ROOMY.blocks(3));
        fixture.scheduler.add(request("a", 4, 1));
        fixture.scheduler.add(request("b", 4, 0));
        fixture.step();

        Step step = fixture.step();

        assertThat(windows(step)).containsExactly("b 4-5");
        assertThat(step.preempted()).containsExactly("a");
    }

    @Test
    void undoesWhatTheStepHadOfThePreempted() {
        SchedulerFixture fixture =
                new SchedulerFixture(ROOMY.tokens(8).sequences(2).blocks(6));
        fixture.scheduler.add(request("low", 7, 1));
        fixture.step();
        fixture.scheduler.add(request("high", 16, 0));
        // both fit as they are: four blocks and two
        assertThat(fixture.next()).containsExactly("low 7-8", "high 0-7");

        // low takes one of two free blocks for its ninth token; high then needs both
        Step step = fixture.step();

        assertThat(windows(step)).containsExactly("high 7-15");
        assertThat(step.preempted()).containsExactly("low");
    }

    @Test
    void undoesTheEncodingForThePreempted() {
        SchedulerFixture fixture =
                new SchedulerFixture(ROOMY.blocks(10).encoder(4, 4), new SchedulerLimits(8, 14, 4, 8, 0), true);
        fixture.scheduler.add(request("high", 24, 0));
        fixture.scheduler.add(request("middle", 3, 1));
        fixture.scheduler.add(request("low", 9, 2, item("x", 8, 1)));
        assertThat(fixture.next()).containsExactly("high 0-8", "middle 0-3", "low 0-3");
        assertThat(fixture.next()).containsExactly("middle 3-4", "high 8-16", "low 3-8");

        // middle and low, each with one token to go, take two of three blocks; high then needs two
        Step step = fixture.step();

        assertThat(windows(step)).containsExactly("middle 4-5", "high 16-24");
        assertThat(step.preempted()).containsExactly("low");
        assertThat(step.encoderRuns()).isEmpty();
        assertThat(fixture.encoderCache.isCached("x", 1)).isFalse();
    }

    @Test
    void encodesAgainForThePreemptedWhatWasEvicted() {
        SchedulerFixture fixture = new SchedulerFixture(ROOMY.blocks(4).encoder(4, 4), ROOMY.limits(), false);
        fixture.add("a", 7);
        fixture.add("b", 7, item("x", 0, 4));
        fixture.steps(2);
        assertThat(fixture.step().preempted()).containsExactly("b");
        fixture.scheduler.remove("a");
        fixture.add("c", 4, item("y", 0, 4));
        fixture.scheduler.add(request("d", 4, -1, item("z", 0, 4)));
        assertThat(encoded(fixture.step())).containsExactly("z");
        fixture.scheduler.remove("d");

        Step step = fixture.step();

        assertThat(windows(step)).containsExactly("b 0-9");
        assertThat(encoded(step)).containsExactly("x");
    }

    @Test
    void admitsNobodyInAStepThatPreempts() {
        SchedulerFixture fixture = new SchedulerFixture(ROOMY.blocks(4));
        fixture.add("a", 8);
        fixture.add("b", 8);
        fixture.step();
        fixture.add("c", 2);

        Step step = fixture.step();

        assertThat(windows(step)).containsExactly("a 8-9");
        assertThat(step.preempted()).containsExactly("b");
    }

    @Test
    void letsThePreemptedGoBeforeThoseThatCameLater() {
        SchedulerFixture fixture = new SchedulerFixture(ROOMY.blocks(4));
        fixture.add("a", 8);
        fixture.add("b", 8);
        fixture.step();
        fixture.add("c", 2);
        fixture.step();

        fixture.scheduler.remove("a");

        assertThat(fixture.next()).first().isEqualTo("b 4-9");
    }
}
