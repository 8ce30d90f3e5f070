package dev.tessera.models.qwen2vl;

import dev.tessera.spi.Contributions;
import dev.tessera.spi.Plugin;

/** Brings the Qwen2-VL family. */
public final class Qwen2VlPlugin implements Plugin {
    @Override
    public void contribute(Contributions to) {
        to.model("qwen2-vl", Qwen2VlFamily.class);
    }
}
