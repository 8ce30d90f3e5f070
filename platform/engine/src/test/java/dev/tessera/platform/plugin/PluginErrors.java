package dev.tessera.platform.plugin;

import static dev.tessera.spi.error.StandardErrors.INVALID_PLUGIN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tessera.spi.error.TesseraException;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** What plugins are refused with. */
final class PluginErrors {
    private PluginErrors() {}

    static void assertInvalidPlugin(ThrowingCallable action, String message) {
        assertThatThrownBy(action)
                .hasMessage(message)
                .isInstanceOfSatisfying(
                        TesseraException.class,
                        failure -> assertThat(failure.code()).isEqualTo(INVALID_PLUGIN));
    }
}
