package dev.tessera.platform.scheduler;

import static dev.tessera.platform.scheduler.SchedulerFixture.Sizes.ROOMY;
import static dev.tessera.platform.scheduler.SchedulerFixture.encoded;
import static dev.tessera.platform.scheduler.SchedulerFixture.item;
import static dev.tessera.platform.scheduler.SchedulerFixture.windows;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class SchedulerMediaTest {
    @Test
    void encodesAnItemInTheStepThatFirstNeedsIt() {
        SchedulerFixture fixture = new SchedulerFixture(ROOMY.tokens(8));
        fixture.add("a", 20, item("x", 6, 4), item("y", 16, 2));

        Step first = fixture.step();
        Step second = fixture.step();
        Step third = fixture.step();

        assertThat(first.encoderRuns()).containsExactly(new EncoderRun("x", "a", 0, List.of(0, 1, 2, 3)));
        assertThat(first.slices().getFirst().media()).containsExactly(new MediaRow(6, 0), new MediaRow(7, 1));
        assertThat(second.encoderRuns()).isEmpty();
        assertThat(second.slices().getFirst().media()).containsExactly(new MediaRow(8, 2), new MediaRow(9, 3));
        assertThat(third.encoderRuns()).containsExactly(new EncoderRun("y", "a", 1, List.of(4, 5)));
    }

    @Test
    void placesEmbeddingsWhereTheItemTakesThem() {
        SchedulerFixture fixture = new SchedulerFixture(ROOMY);
        fixture.add("a", 12, new ScheduledItem("x", 2, 8, List.of(3, 4, 6)));

        Step step = fixture.step();

        assertThat(step.slices().getFirst().media())
                .containsExactly(new MediaRow(3, 0), new MediaRow(4, 1), new MediaRow(6, 2));
    }

    @Test
    void costsWhatTheItemEmbedsNotItsLength() {
        SchedulerFixture fixture = new SchedulerFixture(ROOMY.tokens(200).encoder(100, 100));
        fixture.add("a", 100, new ScheduledItem("x", 0, 100, List.of(1, 2, 3, 4, 10, 11, 12, 13)));

        Step step = fixture.step();

        assertThat(step.encoderRuns().getFirst().rows()).hasSize(8);
    }

    @Test
    void stopsBeforeAnItemOverTheEncoderBudget() {
        SchedulerFixture fixture = new SchedulerFixture(ROOMY.encoder(6, 100));
        fixture.add("a", 20, item("x", 2, 4), item("y", 10, 4));

        Step first = fixture.step();
        Step second = fixture.step();

        assertThat(windows(first)).containsExactly("a 0-10");
        assertThat(encoded(first)).containsExactly("x");
        assertThat(windows(second)).containsExactly("a 10-20");
        assertThat(encoded(second)).containsExactly("y");
    }

    @Test
    void stopsBeforeAnItemThatTheCacheHasNoRoomFor() {
        SchedulerFixture fixture = new SchedulerFixture(ROOMY.encoder(100, 6));
        fixture.add("a", 20, item("x", 2, 4), item("y", 10, 4));

        assertThat(fixture.next()).containsExactly("a 0-10");
        Step second = fixture.step();

        assertThat(windows(second)).containsExactly("a 10-20");
        assertThat(fixture.encoderCache.isCached("x", 4)).isFalse();
    }

    @Test
    void leavesASequenceOutThatBeginsWithAnItemOverTheBudget() {
        SchedulerFixture fixture = new SchedulerFixture(ROOMY.encoder(6, 100));
        fixture.add("a", 8, item("x", 0, 4));
        fixture.add("b", 8, item("y", 0, 4));

        assertThat(fixture.next()).containsExactly("a 0-8");
        assertThat(fixture.next()).containsExactly("a 8-9", "b 0-8");
    }

    @Test
    void encodesOnceWhatTwoSequencesNeed() {
        SchedulerFixture fixture = new SchedulerFixture(ROOMY.encoder(4, 4));
        fixture.add("a", 8, item("x", 0, 4));
        fixture.add("b", 9, item("x", 2, 4));

        Step step = fixture.step();

        assertThat(windows(step)).containsExactly("a 0-8", "b 0-9");
        assertThat(encoded(step)).containsExactly("x");
        assertThat(step.slices().getLast().media()).first().isEqualTo(new MediaRow(2, 0));
    }

    @Test
    void assertion39EncodesOnceWhatAPromptHasTwice() {
        SchedulerFixture fixture = new SchedulerFixture(ROOMY.encoder(4, 4));
        fixture.add("a", 12, item("x", 0, 4), item("x", 6, 4));

        Step step = fixture.step();

        assertThat(windows(step)).containsExactly("a 0-12");
        assertThat(encoded(step)).containsExactly("x");
        assertThat(step.slices().getFirst().media()).hasSize(8);
        assertThat(fixture.encoderCache.freeableRows()).isEqualTo(4);
    }

    @Test
    void usesWhatWasEncodedBefore() {
        SchedulerFixture fixture = new SchedulerFixture(ROOMY.encoder(4, 100));
        fixture.add("a", 8, item("x", 0, 4));
        fixture.step();
        fixture.scheduler.remove("a");
        fixture.add("b", 9, item("x", 0, 4), item("y", 4, 4));

        assertThat(encoded(fixture.step())).containsExactly("y");
    }

    @Test
    void doesNotEvictWhatTheSameStepNeeds() {
        SchedulerFixture fixture = new SchedulerFixture(ROOMY.encoder(100, 8));
        fixture.add("a", 8, item("x", 0, 4));
        fixture.step();
        fixture.scheduler.remove("a");
        fixture.add("b", 20, item("y", 2, 5), item("x", 8, 4));

        assertThat(fixture.next()).containsExactly("b 0-8");
        Step second = fixture.step();
        assertThat(windows(second)).containsExactly("b 8-20");
        assertThat(encoded(second)).containsExactly("x");
    }

    @Test
    void dropsReferencesOnceTheItemIsPassed() {
        SchedulerFixture fixture = new SchedulerFixture(ROOMY.tokens(8));
        fixture.add("a", 20, item("x", 6, 4));
        fixture.step();
        assertThat(fixture.encoderCache.isReferenced("x")).isTrue();

        fixture.step();

        assertThat(fixture.encoderCache.isReferenced("x")).isFalse();
        assertThat(fixture.encoderCache.isCached("x", 4)).isTrue();
    }

    @Test
    void assertion40GoesOnWithinAnItemThatNoStepCouldHold() {
        SchedulerFixture fixture = new SchedulerFixture(ROOMY.tokens(8));
        fixture.add("a", 24, item("x", 6, 12));

        Step first = fixture.step();

        assertThat(windows(first)).containsExactly("a 0-8");
        assertThat(encoded(first)).containsExactly("x");
        assertThat(fixture.next()).containsExactly("a 8-16");
        assertThat(fixture.next()).containsExactly("a 16-24");
    }

    @Test
    void failsWhoNeedsAnItemThatCannotBeEncoded() {
        SchedulerFixture fixture = new SchedulerFixture(ROOMY);
        fixture.add("a", 8, item("x", 0, 4));
        fixture.add("b", 8, item("x", 1, 4));
        fixture.add("c", 8, item("y", 0, 4));
        fixture.scheduler.schedule();

        assertThat(fixture.scheduler.failItem("x")).containsExactly("a", "b");
        fixture.scheduler.complete();

        assertThat(fixture.encoderCache.isCached("x", 4)).isFalse();
        assertThat(fixture.encoderCache.isCached("y", 4)).isTrue();
        fixture.scheduler.append("c", 7);
        assertThat(fixture.next()).containsExactly("c 8-9");
    }

    @Test
    void forgetsWhatAFailedStepWasToEncode() {
        SchedulerFixture fixture = new SchedulerFixture(ROOMY);
        fixture.add("a", 8, item("x", 0, 4));
        fixture.scheduler.schedule();

        assertThat(fixture.scheduler.fail()).containsExactly("a");

        assertThat(fixture.scheduler.isIdle()).isTrue();
        assertThat(fixture.encoderCache.isCached("x", 4)).isFalse();
        assertThat(fixture.keyValueCache.freeBlocks()).isEqualTo(100);
        fixture.add("b", 8, item("x", 0, 4));
        assertThat(encoded(fixture.step())).containsExactly("x");
    }
}
