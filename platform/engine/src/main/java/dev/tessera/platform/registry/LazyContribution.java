package dev.tessera.platform.registry;

import static dev.tessera.spi.error.StandardErrors.INVALID_CONFIGURATION;
import static dev.tessera.spi.error.StandardErrors.INVALID_PLUGIN;

import com.google.inject.ProvisionException;
import dev.tessera.platform.lifecycle.Closer;
import dev.tessera.platform.plugin.Contribution;
import dev.tessera.platform.plugin.FailureReason;
import dev.tessera.platform.plugin.ThreadContextClassLoader;
import dev.tessera.spi.error.ErrorCode;
import dev.tessera.spi.error.TesseraException;
import jakarta.inject.Provider;
import java.util.Optional;

/**
 * A contribution that is created when it is first asked for. Guice's singletons would all be created at the start. The
 * plugin's class loader is the context class loader while the plugin's code creates and closes. Thread-safe.
 */
final class LazyContribution<T> {
    private final Contribution<T> contribution;
    private final Provider<? extends T> constructor;
    private final Closer closer;
    private Optional<T> created = Optional.empty();

    LazyContribution(Contribution<T> contribution, Provider<? extends T> constructor, Closer closer) {
        this.contribution = contribution;
        this.constructor = constructor;
        this.closer = closer;
    }

    synchronized T get() {
        closer.checkOpen();
        if (created.isEmpty()) {
            created = Optional.of(create());
        }
        return created.get();
    }

    private T create() {
        ClassLoader loader = contribution.implementation().getClassLoader();
        try (var _ = new ThreadContextClassLoader(loader)) {
            T instance = constructor.get();
            if (instance instanceof AutoCloseable closeable) {
                closer.register(() -> close(closeable, loader));
            }
            return instance;
        } catch (ProvisionException e) {
            throw failure(e);
        }
    }

    private static void close(AutoCloseable instance, ClassLoader loader) throws Exception {
        try (var _ = new ThreadContextClassLoader(loader)) {
            instance.close();
        }
    }

    private TesseraException failure(ProvisionException failure) {
        Throwable cause = failure.getCause() == null ? failure : failure.getCause();
        if (cause instanceof TesseraException mistake && mistake.code().equals(INVALID_CONFIGURATION)) {
            // it names the key, and whose key that is is nothing to who set it
            return mistake;
        }
        ErrorCode code = cause instanceof TesseraException known ? known.code() : INVALID_PLUGIN;
        String message = "%s cannot be created: %s".formatted(contribution.label(), FailureReason.of(cause));
        return new TesseraException(code, message, cause);
    }
}
