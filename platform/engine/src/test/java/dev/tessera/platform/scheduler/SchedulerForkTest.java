package dev.tessera.platform.scheduler;

import static dev.tessera.platform.scheduler.SchedulerFixture.Sizes.ROOMY;
import static dev.tessera.platform.scheduler.SchedulerFixture.encoded;
import static dev.tessera.platform.scheduler.SchedulerFixture.item;
import static dev.tessera.platform.scheduler.SchedulerFixture.request;
import static dev.tessera.platform.scheduler.SchedulerFixture.windows;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SchedulerForkTest {
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void sharesTheFullBlocksOfThePrompt(boolean prefixCaching) {
        SchedulerFixture fixture = new SchedulerFixture(ROOMY, ROOMY.limits(), prefixCaching);
        fixture.add("a", 10);
        fixture.scheduler.fork("a", "b");
        fixture.scheduler.fork("a", "c");
        assertThat(fixture.next()).containsExactly("a 0-10");

        Step step = fixture.step();

        assertThat(windows(step)).containsExactly("a 10-11", "b 8-10", "c 8-10");
        assertThat(step.slices().get(0).blocks()).containsExactly(0, 1, 2);
        assertThat(step.slices().get(1).blocks()).containsExactly(0, 1, 3);
        assertThat(step.slices().get(2).blocks()).containsExactly(0, 1, 4);
    }

    @Test
    void waitsForAPromptInPiecesButHoldsNobodyUp() {
        SchedulerFixture fixture = new SchedulerFixture(ROOMY.tokens(8));
        fixture.add("a", 12);
        fixture.scheduler.fork("a", "b");
        fixture.add("c", 2);

        assertThat(fixture.next()).containsExactly("a 0-8");
        assertThat(fixture.next()).containsExactly("a 8-12", "c 0-2");
        assertThat(fixture.next()).containsExactly("a 12-13", "c 2-3", "b 8-12");
    }

    @Test
    void goesOnWithoutItsOriginal() {
        SchedulerFixture fixture =
                new SchedulerFixture(ROOMY.sequences(1), ROOMY.sequences(1).limits(), false);
        fixture.add("a", 6);
        fixture.scheduler.fork("a", "b");
        fixture.step();
        fixture.scheduler.remove("a");

        assertThat(fixture.next()).containsExactly("b 0-6");
        fixture.scheduler.remove("b");
        assertThat(fixture.keyValueCache.freeBlocks()).isEqualTo(100);
    }

    @Test
    void doesNotEncodeThePromptsMediaAgain() {
        SchedulerFixture fixture = new SchedulerFixture(ROOMY);
        fixture.add("a", 10, item("x", 1, 3), item("y", 7, 2));
        fixture.scheduler.fork("a", "b");
        fixture.step();

        Step step = fixture.step();

        assertThat(encoded(step)).isEmpty();
        assertThat(step.slices().getLast().media()).containsExactly(new MediaRow(8, 4));
    }

    @Test
    void forksWhatIsGeneratingAlready() {
        SchedulerFixture fixture = new SchedulerFixture(ROOMY);
        fixture.add("a", 7);
        fixture.steps(3);

        fixture.scheduler.fork("a", "b");

        assertThat(fixture.next()).containsExactly("a 9-10", "b 4-7");
    }

    @Test
    void waitsAgainForAnOriginalThatWasPreempted() {
        SchedulerFixture fixture = new SchedulerFixture(ROOMY.blocks(4), ROOMY.limits(), false);
        fixture.scheduler.add(request("first", 8, 0));
        fixture.scheduler.add(request("a", 8, 1));
        fixture.scheduler.fork("a", "b");
        fixture.step();
        assertThat(fixture.step().preempted()).containsExactly("a");

        fixture.scheduler.remove("first");

        assertThat(fixture.next()).containsExactly("a 0-9");
        assertThat(fixture.next()).containsExactly("a 9-10", "b 4-8");
    }

    @Test
    void refusesToForkWhatIsNotThere() {
        SchedulerFixture fixture = new SchedulerFixture(ROOMY);

        assertThatThrownBy(() -> fixture.scheduler.fork("a", "b"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("there is no sequence a");
    }
}
