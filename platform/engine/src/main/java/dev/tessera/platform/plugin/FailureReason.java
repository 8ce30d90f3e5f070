package dev.tessera.platform.plugin;

import dev.tessera.spi.error.TesseraException;
import java.util.ServiceConfigurationError;

/** Says in a few words why a plugin's code failed, without what a foreign message may give away, such as paths. */
public final class FailureReason {
    private FailureReason() {}

    /** The message of the platform's own exceptions, and of others what kind they are. */
    public static String of(Throwable failure) {
        return switch (failure) {
            case TesseraException e -> e.getMessage();
            case ServiceConfigurationError e when e.getCause() != null -> of(e.getCause());
            case ServiceConfigurationError _ -> "its provider is missing, or no public class that is a plugin";
            case ExceptionInInitializerError e when e.getCause() != null -> of(e.getCause());
            case NoClassDefFoundError e when e.getCause() instanceof ClassNotFoundException cause -> of(cause);
            case NoClassDefFoundError e -> "a class is missing: %s".formatted(e.getMessage());
            case ClassNotFoundException e -> "a class is missing: %s".formatted(e.getMessage());
            case UnsupportedClassVersionError e -> e.getMessage();
            default -> failure.getClass().getSimpleName();
        };
    }
}
