package dev.tessera.platform.engine;

import static dev.tessera.spi.error.StandardErrors.QUEUE_FULL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tessera.platform.engine.AdmissionControl.Ticket;
import dev.tessera.spi.error.TesseraException;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

final class AdmissionControlTest {
    private final AdmissionControl admission = new AdmissionControl(2, 100);

    @Test
    void boundsRequestsUntilOneLeaves() {
        Ticket first = admission.enter();
        admission.enter();

        assertFull("2 requests wait, and the limit is 2 (engine.max-num-queued-requests)", admission::enter);
        first.leave();
        assertThatNoException().isThrownBy(admission::enter);
    }

    @Test
    void saysOfOneRequestThatItWaits() {
        AdmissionControl narrow = new AdmissionControl(1, 1);
        narrow.enter();

        assertFull("1 request waits, and the limit is 1 (engine.max-num-queued-requests)", narrow::enter);
    }

    @Test
    void boundsTokensUntilTheirRequestLeaves() {
        Ticket first = admission.enter();
        first.addTokens(60);
        Ticket second = admission.enter();

        assertFull("60 tokens wait, and the limit is 100 (engine.max-num-queued-tokens)", () -> second.addTokens(41));
        first.leave();
        assertThatNoException().isThrownBy(() -> second.addTokens(41));
    }

    @Test
    void oneRequestMayBeLargerThanTheLimit() {
        assertThatNoException().isThrownBy(() -> admission.enter().addTokens(1000));
    }

    @Test
    void leavingTwiceGivesOnePlaceBack() {
        Ticket ticket = admission.enter();
        admission.enter();
        ticket.leave();
        ticket.leave();
        admission.enter();

        assertFull("2 requests wait, and the limit is 2 (engine.max-num-queued-requests)", admission::enter);
    }

    @Test
    void tokensThatWereRefusedAreNotGivenBack() {
        admission.enter().addTokens(90);
        Ticket second = admission.enter();
        assertFull("90 tokens wait, and the limit is 100 (engine.max-num-queued-tokens)", () -> second.addTokens(11));
        second.leave();

        assertFull(
                "90 tokens wait, and the limit is 100 (engine.max-num-queued-tokens)",
                () -> admission.enter().addTokens(11));
    }

    private static void assertFull(String message, ThrowingCallable call) {
        TesseraException exception = catchThrowableOfType(TesseraException.class, call);
        assertThat(exception).hasMessage("the queue is full: " + message);
        assertThat(exception.code()).isEqualTo(QUEUE_FULL);
    }
}
