package dev.tessera.backend.reference;

import dev.tessera.spi.Contributions;
import dev.tessera.spi.Plugin;

/** Contributes the backend named {@code reference}. */
public final class ReferencePlugin implements Plugin {
    @Override
    public void contribute(Contributions to) {
        to.config("reference", ReferenceConfig.class);
        to.backend("reference", ReferenceBackend.class);
    }
}
