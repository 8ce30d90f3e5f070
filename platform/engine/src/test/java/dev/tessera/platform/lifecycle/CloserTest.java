package dev.tessera.platform.lifecycle;

import static dev.tessera.spi.error.StandardErrors.CANCELLED;
import static dev.tessera.spi.error.StandardErrors.INTERNAL_ERROR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tessera.spi.error.TesseraException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class CloserTest {
    private final List<String> closed = new ArrayList<>();
    private final Closer closer = new Closer();

    @Test
    void closesTheLastFirst() {
        closer.register(() -> closed.add("first"));
        closer.register(() -> closed.add("second"));

        closer.close();

        assertThat(closed).containsExactly("second", "first");
    }

    @Test
    void closesNothingTwice() {
        closer.register(() -> closed.add("once"));

        closer.close();
        closer.close();

        assertThat(closed).containsExactly("once");
    }

    @Test
    void closesAllWhateverFailsAndKeepsTheFailures() {
        IOException exception = new IOException();
        AssertionError error = new AssertionError();
        closer.register(() -> closed.add("first"));
        closer.register(() -> fail(exception));
        closer.register(() -> fail(error));

        assertThatThrownBy(closer::close)
                .hasMessage("2 of 3 resources failed to close")
                .isInstanceOfSatisfying(TesseraException.class, failure -> {
                    assertThat(failure.code()).isEqualTo(INTERNAL_ERROR);
                    assertThat(failure.getSuppressed()).containsExactly(error, exception);
                });
        assertThat(closed).containsExactly("first");
    }

    @Test
    void addsFailuresToTheOneThatMadeItClose() {
        IllegalStateException failure = new IllegalStateException();
        IOException exception = new IOException();
        closer.register(() -> fail(exception));

        closer.closeAfter(failure);

        assertThat(failure.getSuppressed()).containsExactly(exception);
    }

    @Test
    void keepsAnInterrupt() {
        closer.register(() -> fail(new InterruptedException()));

        assertThatThrownBy(closer::close).isInstanceOf(TesseraException.class);
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void closesAtOnceWhatComesAfterTheEnd() {
        closer.close();

        assertThatThrownBy(() -> closer.register(() -> closed.add("late")))
                .isInstanceOfSatisfying(
                        TesseraException.class,
                        failure -> assertThat(failure.code()).isEqualTo(CANCELLED));
        assertThat(closed).containsExactly("late");
    }

    @Test
    void saysWhetherItIsOpen() {
        closer.checkOpen();
        closer.close();

        assertThatThrownBy(closer::checkOpen).hasMessage("the platform is closed");
    }

    private static void fail(Exception exception) throws Exception {
        throw exception;
    }

    private static void fail(Error error) {
        throw error;
    }
}
