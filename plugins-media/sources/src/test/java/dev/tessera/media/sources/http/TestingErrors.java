package dev.tessera.media.sources.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.tessera.spi.error.ErrorCode;
import dev.tessera.spi.error.TesseraException;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** Checks of failures. */
final class TestingErrors {
    private TestingErrors() {}

    static void assertError(ThrowingCallable call, ErrorCode code, String message) {
        assertThatExceptionOfType(TesseraException.class)
                .isThrownBy(call)
                .withMessage(message)
                .satisfies(e -> assertThat(e.code()).isEqualTo(code));
    }
}
