package dev.tessera.platform.scheduler;

import static dev.tessera.platform.scheduler.SchedulerFixture.Sizes.ROOMY;
import static dev.tessera.platform.scheduler.SchedulerFixture.encoded;
import static dev.tessera.platform.scheduler.SchedulerFixture.item;
import static dev.tessera.platform.scheduler.SchedulerFixture.request;
import static dev.tessera.platform.scheduler.SchedulerFixture.same;
import static dev.tessera.platform.scheduler.SchedulerFixture.windows;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class SchedulerPrefixTest {
    private final SchedulerFixture fixture = new SchedulerFixture(ROOMY);

    @Test
    void beginsAfterTheCachedPrefix() {
        SequenceRequest request = request("a", 10);
        fixture.scheduler.add(request);
        fixture.step();
        fixture.scheduler.remove("a");
        fixture.scheduler.add(same(request, "b", ""));

        Step step = fixture.step();

        assertThat(windows(step)).containsExactly("b 8-10");
        assertThat(step.slices().getFirst().blocks()).startsWith(0, 1);
        assertThat(step.admitted()).containsExactly(new Admission("b", 8));
    }

    @Test
    void computesAtLeastTheLastToken() {
        SequenceRequest request = request("a", 8);
        fixture.scheduler.add(request);
        fixture.step();
        fixture.scheduler.add(same(request, "b", ""));

        assertThat(fixture.next()).containsExactly("a 8-9", "b 4-8");
    }

    @Test
    void sharesNothingAcrossSalts() {
        SequenceRequest request = request("a", 8);
        fixture.scheduler.add(request);
        fixture.step();
        fixture.scheduler.add(same(request, "b", "tenant"));

        assertThat(fixture.next()).contains("b 0-8");
    }

    @Test
    void assertion38SharesNothingWhereTheMediaDiffer() {
        SequenceRequest request = request("a", 12, item("x", 5, 2));
        fixture.scheduler.add(request);
        fixture.step();
        fixture.scheduler.add(same(request, "b", "", item("y", 5, 2)));

        assertThat(fixture.next()).contains("b 4-12");
    }

    @Test
    void sharesNothingWhereTheSameItemLiesElsewhere() {
        SequenceRequest request = request("a", 12, item("x", 1, 2));
        fixture.scheduler.add(request);
        fixture.step();
        fixture.scheduler.add(same(request, "b", "", item("x", 2, 2)));

        assertThat(fixture.next()).contains("b 0-12");
    }

    @Test
    void doesNotEncodeWhatLiesInThePrefix() {
        SequenceRequest request = request("a", 12, item("x", 1, 2), item("y", 9, 2));
        fixture.scheduler.add(request);
        fixture.step();
        fixture.scheduler.remove("a");
        fixture.encoderCache.drop("x");
        fixture.encoderCache.drop("y");
        fixture.scheduler.add(same(request, "b", "", item("x", 1, 2), item("y", 9, 2)));

        Step step = fixture.step();

        assertThat(windows(step)).containsExactly("b 8-12");
        assertThat(encoded(step)).containsExactly("y");
    }

    @Test
    void encodesAnItemThatReachesOutOfThePrefix() {
        SequenceRequest request = request("a", 12, item("x", 6, 4));
        fixture.scheduler.add(request);
        fixture.step();
        fixture.scheduler.remove("a");
        fixture.encoderCache.drop("x");
        fixture.scheduler.add(same(request, "b", "", item("x", 6, 4)));

        Step step = fixture.step();

        assertThat(windows(step)).containsExactly("b 8-12");
        assertThat(encoded(step)).containsExactly("x");
        assertThat(step.slices().getFirst().media()).containsExactly(new MediaRow(8, 2), new MediaRow(9, 3));
    }

    @Test
    void findsBlocksOfAnAnswer() {
        SequenceRequest request = request("a", 3);
        fixture.scheduler.add(request);
        fixture.steps(4);
        List<Integer> conversation = new ArrayList<>(request.promptTokenIds());
        conversation.addAll(List.of(SchedulerFixture.TOKEN, SchedulerFixture.TOKEN));
        fixture.scheduler.add(new SequenceRequest("b", conversation, List.of(), 0, "", 1000, false));

        assertThat(fixture.next()).contains("b 4-5");
    }

    @Test
    void computesAllOfAPromptWhoseLogitsAreWanted() {
        SequenceRequest request = request("a", 10);
        fixture.scheduler.add(request);
        fixture.step();
        fixture.scheduler.remove("a");
        fixture.scheduler.add(new SequenceRequest("b", request.promptTokenIds(), List.of(), 0, "", 1000, true));

        ScheduledSlice slice = fixture.step().slices().getFirst();

        assertThat(slice.start()).isZero();
        assertThat(slice.logitsStart()).isZero();
        assertThat(slice.samples()).isTrue();
        assertThat(fixture.step().slices().getFirst().logitsStart()).isEqualTo(10);
    }

    @Test
    void wantsPromptLogitsOnceOnly() {
        SchedulerFixture small =
                new SchedulerFixture(ROOMY.tokens(8).blocks(7), ROOMY.tokens(8).limits(), false);
        SequenceRequest request = request("b", 11, 1);
        small.scheduler.add(new SequenceRequest("b", request.promptTokenIds(), List.of(), 1, "", 1000, true));
        small.scheduler.add(request("c", 8, 0));
        assertThat(small.next()).containsExactly("c 0-8");

        ScheduledSlice first = small.step().slices().getLast();
        assertThat(first.sequenceId()).isEqualTo("b");
        assertThat(first.end()).isEqualTo(7);
        assertThat(first.logitsStart()).isZero();
        ScheduledSlice second = small.step().slices().getLast();
        assertThat(second.start()).isEqualTo(7);
        assertThat(second.logitsStart()).isEqualTo(7);
        small.steps(2);
        assertThat(small.step().preempted()).containsExactly("b");
        small.scheduler.remove("c");

        ScheduledSlice again = small.step().slices().getLast();

        assertThat(again.start()).isZero();
        assertThat(again.wantsLogits()).isFalse();
    }
}
