package dev.tessera.platform.bootstrap;

import static dev.tessera.spi.error.StandardErrors.INTERNAL_ERROR;
import static java.util.Objects.requireNonNull;

import com.google.inject.Scopes;
import com.google.inject.spi.ProvisionListener;
import dev.tessera.platform.lifecycle.Closer;
import dev.tessera.spi.error.TesseraException;

/**
 * Has the closeable services of platform modules closed with the platform. They must be singletons, bound by their own class
 * or by a provider: of others nobody knows how many there are, or when they are no longer used.
 */
final class SingletonCloser implements ProvisionListener {
    private final Closer closer;

    SingletonCloser(Closer closer) {
        this.closer = requireNonNull(closer, "closer is null");
    }

    @Override
    public <T> void onProvision(ProvisionInvocation<T> provision) {
        if (!(provision.provision() instanceof AutoCloseable service)) {
            return;
        }
        closer.register(service);
        if (!Scopes.isSingleton(provision.getBinding())) {
            throw new TesseraException(
                    INTERNAL_ERROR,
                    "%s is to be closed and must be bound as a singleton"
                            .formatted(service.getClass().getSimpleName()));
        }
    }
}
