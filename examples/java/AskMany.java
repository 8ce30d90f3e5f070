import static dev.tessera.api.Media.image;
import static dev.tessera.api.Message.text;
import static dev.tessera.api.Message.user;

import dev.tessera.api.Generation;
import dev.tessera.api.Requests;
import dev.tessera.api.TesseraModel;
import dev.tessera.spi.generation.ContentPart;
import dev.tessera.spi.generation.GenerationRequest;
import dev.tessera.spi.generation.SamplingParameters;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Asks several questions at once; the answers come in the order of the questions. */
final class AskMany {
    public static void main(String[] args) {
        ContentPart picture = image(Path.of(args[0]));
        SamplingParameters sampling =
                SamplingParameters.builder().temperature(0).maxTokens(40).build();
        List<GenerationRequest> requests = Stream.of(
                        "What is in this image?", "What shape is at the top right?", "What color is the background?")
                .map(question -> Requests.chat(user(picture, text(question)))
                        .sampling(sampling)
                        .build())
                .toList();
        try (TesseraModel model = TesseraModel.open("demo")) {
            for (Generation answer : model.generateAll(requests)) {
                System.out.println(answer.text());
            }
        }
    }
}
