package dev.tessera.testkit.backend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tessera.spi.error.ErrorCode;
import dev.tessera.spi.error.TesseraException;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** What a failure must look like. */
final class Failures {
    private Failures() {}

    /** A message for people, with the code that the SPI names. */
    static void assertFails(ThrowingCallable code, ErrorCode expected, String... words) {
        assertThatThrownBy(code).isInstanceOfSatisfying(TesseraException.class, e -> {
            assertThat(e.code()).isEqualTo(expected);
            assertThat(e.getMessage()).isNotBlank();
            for (String word : words) {
                assertThat(e.getMessage()).contains(word);
            }
        });
    }
}
