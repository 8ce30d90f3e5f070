package dev.tessera.distribution;

import static dev.tessera.spi.tensor.DataType.FLOAT32;

import dev.tessera.api.Media;
import dev.tessera.api.Message;
import dev.tessera.api.Requests;
import dev.tessera.platform.bootstrap.Platform;
import dev.tessera.platform.media.MediaLoader;
import dev.tessera.platform.model.ModelAssets;
import dev.tessera.platform.plugin.ContributionKind;
import dev.tessera.platform.prompt.PreparedPrompt;
import dev.tessera.platform.prompt.PromptPreparation;
import dev.tessera.spi.backend.Backend;
import dev.tessera.spi.backend.CompileOptions;
import dev.tessera.spi.backend.DeviceTensors;
import dev.tessera.spi.backend.Executable;
import dev.tessera.spi.checkpoint.Weights;
import dev.tessera.spi.graph.GraphBuilder;
import dev.tessera.spi.model.Encoder;
import dev.tessera.spi.model.ProcessedItem;
import dev.tessera.spi.tensor.Tensor;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

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
                MediaLoader mediaLoader = RunningPlatform.mediaLoader(platform)) {
            PreparedPrompt prompt = new PromptPreparation(assets, mediaLoader)
                    .prepare(Requests.chat(Message.user(Media.image(picture))).build());
            ProcessedItem item = prompt.items().getFirst().item();
            Backend backend = platform.registry(ContributionKind.BACKEND).named("reference");
            return new EncodedPicture(encode(assets, backend, item), item.field("grid_thw"));
        }
    }

    private static Tensor encode(ModelAssets assets, Backend backend, ProcessedItem item) {
        Encoder encoder = assets.model().encoders().getFirst();
        Weights weights = assets.checkpoint().weights();
        GraphBuilder graph = new GraphBuilder("encoder", weights);
        graph.output("embeddings", encoder.embeddings(graph));
        try (Executable executable = backend.compile(graph.build(), weights, new CompileOptions(FLOAT32));
                DeviceTensors outputs = executable.run(encoder.inputs(List.of(item)), Map.of())) {
            return outputs.tensor("embeddings").toHost();
        }
    }
}
