package dev.tessera.models.phi3vision;

import dev.tessera.spi.Contributions;
import dev.tessera.spi.Plugin;

/** Brings the Phi-3-vision family. */
public final class Phi3VisionPlugin implements Plugin {
    @Override
    public void contribute(Contributions to) {
        to.model("phi3-vision", Phi3VisionFamily.class);
    }
}
