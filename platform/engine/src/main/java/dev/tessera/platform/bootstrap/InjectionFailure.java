package dev.tessera.platform.bootstrap;

import static dev.tessera.spi.error.StandardErrors.INTERNAL_ERROR;

import com.google.inject.spi.Message;
import dev.tessera.platform.plugin.FailureReason;
import dev.tessera.spi.error.TesseraException;
import java.util.Collection;

/** Turns Guice's failures, which take pages, into one sentence. */
final class InjectionFailure {
    private InjectionFailure() {}

    /** The platform's own exception where that was the cause, or else one with the first line of the first message. */
    static TesseraException of(Collection<Message> messages, RuntimeException failure) {
        for (Message message : messages) {
            if (message.getCause() instanceof TesseraException cause) {
                return cause;
            }
        }
        String reason = reason(messages.iterator().next());
        return new TesseraException(INTERNAL_ERROR, "the platform cannot be wired: %s".formatted(reason), failure);
    }

    private static String reason(Message message) {
        return message.getCause() == null
                ? message.getMessage().lines().findFirst().orElse("")
                : FailureReason.of(message.getCause());
    }
}
