package dev.tessera.backend.pytorch;

import dev.tessera.spi.Contributions;
import dev.tessera.spi.Plugin;

/** Contributes the backend named {@code pytorch}. */
public final class PytorchPlugin implements Plugin {
    @Override
    public void contribute(Contributions to) {
        to.config("pytorch", PytorchConfig.class);
        to.backend("pytorch", PytorchBackend.class);
    }
}
