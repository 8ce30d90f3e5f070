import static dev.tessera.api.Media.image;
import static dev.tessera.api.Message.text;
import static dev.tessera.api.Message.user;

import dev.tessera.api.Generation;
import dev.tessera.api.Requests;
import dev.tessera.api.TesseraModel;
import dev.tessera.spi.generation.GenerationRequest;
import dev.tessera.spi.generation.SamplingParameters;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Asks about several pictures at once; the answers come in the order of the pictures. */
final class AskMany {
    public static void main(String[] args) {
        SamplingParameters sampling =
                SamplingParameters.builder().temperature(0).maxTokens(40).build();
        List<GenerationRequest> requests = Stream.of(args)
                .map(file -> Requests.chat(user(image(Path.of(file)), text("What is in this image?")))
                        .sampling(sampling)
                        .build())
                .toList();
        try (TesseraModel model =
                TesseraModel.builder("demo").set("engine.dtype", "float32").open()) {
            for (Generation answer : model.generateAll(requests)) {
                System.out.println(answer.text());
            }
        }
    }
}
