package dev.tessera.platform.scheduler;

import static dev.tessera.platform.scheduler.SchedulerFixture.Sizes.ROOMY;
import static dev.tessera.platform.scheduler.SchedulerFixture.item;
import static dev.tessera.platform.scheduler.SchedulerFixture.request;
import static dev.tessera.spi.error.StandardErrors.INVALID_REQUEST;
import static dev.tessera.spi.error.StandardErrors.MEDIA_TOO_LARGE;
import static dev.tessera.spi.error.StandardErrors.PROMPT_TOO_LONG;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tessera.spi.error.ErrorCode;
import dev.tessera.spi.error.TesseraException;
import java.util.List;
import org.junit.jupiter.api.Test;

final class SchedulerLifecycleTest {
    private final SchedulerFixture fixture =
            new SchedulerFixture(ROOMY.blocks(6).encoder(8, 6));

    @Test
    void removesWhatWaits() {
        fixture.add("a", 8, item("x", 0, 4));

        fixture.scheduler.remove("a");

        assertThat(fixture.next()).isEmpty();
        assertAllFree();
    }

    @Test
    void removesWhatIsBetweenTwoSteps() {
        fixture.add("a", 8, item("x", 0, 4));
        fixture.step();

        fixture.scheduler.remove("a");

        assertThat(fixture.next()).isEmpty();
        assertAllFree();
    }

    @Test
    void removesWhatIsInAStep() {
        fixture.add("a", 8, item("x", 0, 4));
        fixture.scheduler.schedule();

        fixture.scheduler.remove("a");
        fixture.scheduler.complete();

        assertAllFree();
        assertThat(fixture.encoderCache.isCached("x", 4)).isTrue();
    }

    @Test
    void doesNotTakeANewSequenceForTheOldOneOfThatName() {
        fixture.add("a", 8);
        fixture.scheduler.schedule();
        fixture.scheduler.remove("a");
        fixture.add("a", 6);
        fixture.scheduler.complete();

        assertThat(fixture.next()).containsExactly("a 0-6");
    }

    @Test
    void removesWhatWasPreempted() {
        fixture.add("a", 12);
        fixture.add("b", 12);
        fixture.step();
        assertThat(fixture.step().preempted()).containsExactly("b");

        fixture.scheduler.remove("b");
        fixture.scheduler.remove("a");

        assertAllFree();
    }

    @Test
    void ignoresWhatIsNotThere() {
        fixture.scheduler.remove("a");

        assertAllFree();
    }

    @Test
    void refusesATokenBeyondTheGreatestLength() {
        fixture.scheduler.add(new SequenceRequest("a", List.of(1, 2, 3), List.of(), 0, "", 5, false));
        fixture.steps(2);

        assertFull("sequence a has 5 tokens, which is its greatest length");
    }

    @Test
    void refusesATokenBeyondTheCache() {
        fixture.add("a", 22);
        fixture.steps(2);

        assertFull("sequence a has 24 tokens, which is its greatest length");
    }

    private void assertFull(String message) {
        fixture.scheduler.schedule();
        fixture.scheduler.complete();

        assertThatThrownBy(() -> fixture.scheduler.append("a", 7))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage(message);

        fixture.scheduler.remove("a");
        assertAllFree();
    }

    @Test
    void schedulesNothingForASequenceThatWaitsForItsToken() {
        fixture.add("a", 5);
        fixture.scheduler.schedule();
        fixture.scheduler.complete();

        assertThat(fixture.next()).isEmpty();
        assertThat(fixture.scheduler.isIdle()).isFalse();
        fixture.scheduler.append("a", 7);
        assertThat(fixture.next()).containsExactly("a 5-6");
    }

    @Test
    void refusesATokenThatIsNotDue() {
        fixture.add("a", 5);

        assertThatThrownBy(() -> fixture.scheduler.append("a", 7))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("sequence a has tokens to compute yet");
    }

    @Test
    void refusesAStepBeforeTheLastIsCompleted() {
        fixture.scheduler.schedule();

        assertThatThrownBy(fixture.scheduler::schedule)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the last step is not completed");
    }

    @Test
    void refusesToCompleteNothing() {
        assertThatThrownBy(fixture.scheduler::complete)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("no step is under way");
    }

    @Test
    void refusesAPromptThatTheCacheCannotHold() {
        assertRefused(
                request("a", 24),
                PROMPT_TOO_LONG,
                "the prompt has 24 tokens, which leaves no room for an answer in a cache of 24");
        fixture.add("a", 23);
        assertThat(fixture.next()).containsExactly("a 0-23");
    }

    @Test
    void refusesAnItemThatCannotBeEncodedOrKept() {
        assertRefused(
                request("a", 20, item("x", 0, 9)),
                MEDIA_TOO_LARGE,
                "an item of 9 embeddings is too large: at most 8 can be encoded in a step");
        assertRefused(
                request("a", 20, item("x", 0, 7)),
                MEDIA_TOO_LARGE,
                "an item of 7 embeddings is too large: at most 6 can be kept");
        assertThatThrownBy(() -> fixture.scheduler.add(request("a", 20, item("x", 0, 7))))
                .isInstanceOfSatisfying(
                        TesseraException.class,
                        refusal -> assertThat(refusal.parameter()).contains("input_tokens"));
    }

    @Test
    void refusesAnIdentifierOfAnotherItem() {
        fixture.add("a", 20, item("x", 0, 4));

        assertRefused(
                request("b", 20, item("x", 0, 5)),
                INVALID_REQUEST,
                "a media item of 5 embeddings has the identifier of another that has 4");
        fixture.scheduler.remove("a");
        fixture.add("b", 20, item("x", 0, 5));
    }

    @Test
    void refusesAnIdentifierForTwoItemsOfAPrompt() {
        assertRefused(
                request("b", 20, item("x", 0, 4), item("x", 4, 5)),
                INVALID_REQUEST,
                "a media item of 5 embeddings has the identifier of another that has 4");
    }

    @Test
    void refusesANameThatIsTaken() {
        fixture.add("a", 5);

        assertThatThrownBy(() -> fixture.add("a", 5))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("there is a sequence a already");
    }

    private void assertRefused(SequenceRequest request, ErrorCode code, String message) {
        TesseraException refusal = catchThrowableOfType(TesseraException.class, () -> fixture.scheduler.add(request));
        assertThat(refusal.code()).isEqualTo(code);
        assertThat(refusal).hasMessage(message);
    }

    private void assertAllFree() {
        assertThat(fixture.scheduler.isIdle()).isTrue();
        assertThat(fixture.keyValueCache.freeBlocks()).isEqualTo(6);
        assertThat(fixture.encoderCache.freeableRows()).isEqualTo(6);
    }
}
