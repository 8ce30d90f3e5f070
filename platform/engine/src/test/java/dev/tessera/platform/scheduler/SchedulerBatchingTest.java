package dev.tessera.platform.scheduler;

import static dev.tessera.platform.scheduler.SchedulerFixture.Sizes.ROOMY;
import static dev.tessera.platform.scheduler.SchedulerFixture.request;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tessera.platform.scheduler.SchedulerFixture.Sizes;
import org.junit.jupiter.api.Test;

final class SchedulerBatchingTest {
    @Test
    void prefillsAndThenDecodes() {
        SchedulerFixture fixture = new SchedulerFixture(ROOMY);
        fixture.add("a", 5);

        assertThat(fixture.next()).containsExactly("a 0-5");
        assertThat(fixture.next()).containsExactly("a 5-6");
        assertThat(fixture.next()).containsExactly("a 6-7");
    }

    @Test
    void saysWhatToCompute() {
        SchedulerFixture fixture = new SchedulerFixture(ROOMY);
        SequenceRequest request = request("a", 5);
        fixture.scheduler.add(request);

        ScheduledSlice prefill = fixture.step().slices().getFirst();
        ScheduledSlice decode = fixture.step().slices().getFirst();

        assertThat(prefill.tokenIds()).isEqualTo(request.promptTokenIds());
        assertThat(prefill.blocks()).containsExactly(0, 1);
        assertThat(prefill.samples()).isTrue();
        assertThat(prefill.logitsStart()).isEqualTo(4);
        assertThat(decode.tokenIds()).containsExactly(SchedulerFixture.TOKEN);
        assertThat(decode.blocks()).containsExactly(0, 1);
        assertThat(decode.logitsStart()).isEqualTo(5);
    }

    @Test
    void cutsAPromptToTheBudget() {
        SchedulerFixture fixture = new SchedulerFixture(ROOMY.tokens(8));
        fixture.add("a", 19);

        Step first = fixture.step();

        assertThat(SchedulerFixture.windows(first)).containsExactly("a 0-8");
        assertThat(first.slices().getFirst().wantsLogits()).isFalse();
        assertThat(first.slices().getFirst().samples()).isFalse();
        assertThat(fixture.next()).containsExactly("a 8-16");
        assertThat(fixture.next()).containsExactly("a 16-19");
        assertThat(fixture.next()).containsExactly("a 19-20");
    }

    @Test
    void fillsTheBudgetWithTheNextPrompt() {
        SchedulerFixture fixture = new SchedulerFixture(ROOMY.tokens(8));
        fixture.add("a", 5);
        fixture.add("b", 5);

        assertThat(fixture.next()).containsExactly("a 0-5", "b 0-3");
        assertThat(fixture.next()).containsExactly("a 5-6", "b 3-5");
    }

    @Test
    void letsDecodesGoBeforePrompts() {
        SchedulerFixture fixture = new SchedulerFixture(ROOMY.tokens(8));
        fixture.scheduler.add(request("slow", 3, 1));
        fixture.step();
        fixture.scheduler.add(request("fast", 20, 0));

        assertThat(fixture.next()).containsExactly("slow 3-4", "fast 0-7");
        assertThat(fixture.next()).containsExactly("slow 4-5", "fast 7-14");
    }

    @Test
    void leavesRoomBesideALongPrompt() {
        SchedulerFixture fixture = new SchedulerFixture(ROOMY, new SchedulerLimits(8, 12, 100, 6, 0), true);
        fixture.add("long", 30);
        fixture.add("short", 4);

        assertThat(fixture.next()).containsExactly("long 0-6", "short 0-4");
        assertThat(fixture.next()).containsExactly("short 4-5", "long 6-12");
    }

    @Test
    void runsNoMoreSequencesThanAllowed() {
        SchedulerFixture fixture = new SchedulerFixture(ROOMY.sequences(2));
        fixture.add("a", 3);
        fixture.add("b", 3);
        fixture.add("c", 3);

        assertThat(fixture.next()).containsExactly("a 0-3", "b 0-3");
        fixture.scheduler.remove("a");
        assertThat(fixture.next()).containsExactly("b 3-4", "c 0-3");
    }

    @Test
    void takesLowerPriorityNumbersFirstThenArrival() {
        SchedulerFixture fixture = new SchedulerFixture(ROOMY);
        fixture.scheduler.add(request("c", 3, 1));
        fixture.scheduler.add(request("a", 3, -1));
        fixture.scheduler.add(request("d", 3, 1));
        fixture.scheduler.add(request("b", 3, 0));

        assertThat(fixture.next()).containsExactly("a 0-3", "b 0-3", "c 0-3", "d 0-3");
    }

    @Test
    void doesNotLetSmallPromptsOvertakeALargeOne() {
        SchedulerFixture fixture = new SchedulerFixture(ROOMY.blocks(6));
        fixture.add("running", 11);
        fixture.step();
        fixture.add("large", 16);
        fixture.add("small", 2);

        assertThat(fixture.next()).containsExactly("running 11-12");
        fixture.scheduler.remove("running");
        assertThat(fixture.next()).containsExactly("large 0-16", "small 0-2");
    }

    @Test
    void keepsBlocksFreeForThoseThatRun() {
        Sizes sizes = ROOMY.blocks(4);
        SchedulerFixture fixture = new SchedulerFixture(sizes, new SchedulerLimits(8, 64, 100, 64, 1), true);
        fixture.add("a", 7);
        fixture.add("b", 7);

        assertThat(fixture.next()).containsExactly("a 0-7");
        fixture.scheduler.remove("a");
        assertThat(fixture.next()).containsExactly("b 0-7");
    }

    @Test
    void countsBlocksThatPromptsUnderWayWillNeed() {
        SchedulerFixture fixture = new SchedulerFixture(ROOMY.tokens(8).blocks(6));
        fixture.add("a", 16);
        fixture.add("b", 12);

        assertThat(fixture.next()).containsExactly("a 0-8");
        assertThat(fixture.next()).containsExactly("a 8-16");
        assertThat(fixture.next()).containsExactly("a 16-17");
    }

    @Test
    void tellsOnceThatASequenceRuns() {
        SchedulerFixture fixture = new SchedulerFixture(ROOMY);
        fixture.add("a", 3);

        assertThat(fixture.step().admitted()).containsExactly(new Admission("a", 0));
        assertThat(fixture.step().admitted()).isEmpty();
    }

    @Test
    void reportsItsState() {
        SchedulerFixture fixture = new SchedulerFixture(ROOMY.sequences(1));
        fixture.add("a", 5);
        fixture.add("b", 5);
        fixture.step();

        SchedulerStatistics statistics = fixture.scheduler.statistics();

        assertThat(statistics.running()).isEqualTo(1);
        assertThat(statistics.waiting()).isEqualTo(1);
        assertThat(statistics.freeBlocks()).isEqualTo(98);
        assertThat(statistics.freeableRows()).isEqualTo(100);
        assertThat(statistics.prefixes().queriedTokens()).isEqualTo(5);
    }
}
