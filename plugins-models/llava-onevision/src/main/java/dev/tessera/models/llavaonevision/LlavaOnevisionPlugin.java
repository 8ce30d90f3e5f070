package dev.tessera.models.llavaonevision;

import dev.tessera.spi.Contributions;
import dev.tessera.spi.Plugin;

/** Brings the LLaVA-OneVision family. */
public final class LlavaOnevisionPlugin implements Plugin {
    @Override
    public void contribute(Contributions to) {
        to.model("llava-onevision", LlavaOnevisionFamily.class);
    }
}
