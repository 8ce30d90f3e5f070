package dev.tessera.distribution;

import dev.tessera.api.Media;
import dev.tessera.api.Message;
import dev.tessera.api.Requests;
import dev.tessera.platform.bootstrap.Platform;
import dev.tessera.platform.media.MediaLoader;
import dev.tessera.platform.model.ModelAssets;
import dev.tessera.platform.plugin.ContributionKind;
import dev.tessera.platform.prompt.PreparedPrompt;
import dev.tessera.platform.prompt.PromptPreparation;
import dev.tessera.spi.model.ProcessedItem;
import dev.tessera.spi.tensor.Tensor;
import dev.tessera.testkit.model.CompiledEncoder;
import java.nio.file.Path;
import java.util.List;

/**
 * What the embedded model's encoder makes of a picture.
 *
 * @param rows one for each embedding
 * @param grid patches in time, height and width
 */
record EncodedPicture(Tensor rows, Tensor grid) {
    /** Encodes a picture with the reference backend, as a program of its own would. */
    static EncodedPicture of(Path picture) {
        try (Platform platform = RunningPlatform.start();
                ModelAssets assets =
                        RunningPlatform.load(platform, Distribution.home().resolve("models/demo"));
                MediaLoader mediaLoader = RunningPlatform.mediaLoader(platform, assets)) {
            PreparedPrompt prompt = new PromptPreparation(assets, mediaLoader, false)
                    .prepare(Requests.chat(Message.user(Media.image(picture))).build());
            ProcessedItem item = prompt.items().getFirst().item();
            try (CompiledEncoder encoder = new CompiledEncoder(
                    platform.registry(ContributionKind.BACKEND).named("reference"),
                    assets.model().encoders().getFirst(),
                    assets.checkpoint().weights())) {
                return new EncodedPicture(encoder.embeddings(List.of(item)), item.field("grid_thw"));
            }
        }
    }
}
