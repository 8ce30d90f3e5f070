package dev.tessera.platform.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tessera.spi.error.ErrorCode;
import dev.tessera.spi.error.TesseraException;
import org.assertj.core.api.AbstractThrowableAssert;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** What the platform fails with. */
final class Failures {
    private Failures() {}

    static AbstractThrowableAssert<?, ? extends Throwable> assertFails(
            ThrowingCallable action, ErrorCode code, String message) {
        return assertThatThrownBy(action)
                .hasMessage(message)
                .isInstanceOfSatisfying(
                        TesseraException.class,
                        failure -> assertThat(failure.code()).isEqualTo(code));
    }
}
