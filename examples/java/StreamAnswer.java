import static dev.tessera.api.Media.image;
import static dev.tessera.api.Message.text;
import static dev.tessera.api.Message.user;

import dev.tessera.api.Requests;
import dev.tessera.api.TesseraModel;
import dev.tessera.api.TokenStream;
import dev.tessera.spi.generation.GenerationRequest;
import java.nio.file.Path;

/** Prints an answer as it comes. */
final class StreamAnswer {
    public static void main(String[] args) {
        GenerationRequest request = Requests.chat(user(image(Path.of(args[0])), text("What is in this image?")))
                .build();
        try (TesseraModel model = TesseraModel.open("demo");
                TokenStream stream = model.stream(request)) {
            while (stream.hasNext()) {
                System.out.print(stream.next().text());
                System.out.flush();
            }
            System.out.printf("%n%s%n", stream.generation().tokenIds());
        }
    }
}
