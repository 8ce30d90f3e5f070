package dev.tessera.models.ultravox;

import dev.tessera.spi.Contributions;
import dev.tessera.spi.Plugin;

/** Brings the Ultravox family. */
public final class UltravoxPlugin implements Plugin {
    @Override
    public void contribute(Contributions to) {
        to.model("ultravox", UltravoxFamily.class);
    }
}
