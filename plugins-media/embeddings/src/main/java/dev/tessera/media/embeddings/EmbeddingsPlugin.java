package dev.tessera.media.embeddings;

import dev.tessera.media.embeddings.npy.NpyFormat;
import dev.tessera.media.embeddings.safetensors.SafetensorsFormat;
import dev.tessera.media.embeddings.torch.TorchFormat;
import dev.tessera.spi.Contributions;
import dev.tessera.spi.Plugin;

/** Reading of tensors that a request brings instead of media. */
public final class EmbeddingsPlugin implements Plugin {
    @Override
    public void contribute(Contributions to) {
        to.tensorFormat("npy", NpyFormat.class);
        to.tensorFormat("safetensors", SafetensorsFormat.class);
        to.tensorFormat("torch", TorchFormat.class);
    }
}
