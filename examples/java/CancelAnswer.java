import static dev.tessera.api.Media.image;
import static dev.tessera.api.Message.text;
import static dev.tessera.api.Message.user;

import dev.tessera.api.Requests;
import dev.tessera.api.TesseraModel;
import dev.tessera.api.TokenStream;
import dev.tessera.spi.generation.GenerationRequest;
import java.nio.file.Path;

/** Reads the beginning of an answer, and cancels the rest by closing the stream. */
final class CancelAnswer {
    public static void main(String[] args) {
        GenerationRequest request = Requests.chat(user(image(Path.of(args[0])), text("What is in this image?")))
                .build();
        try (TesseraModel model = TesseraModel.open("demo")) {
            StringBuilder beginning = new StringBuilder();
            try (TokenStream stream = model.stream(request)) {
                while (stream.hasNext() && beginning.length() < 20) {
                    beginning.append(stream.next().text());
                }
            }
            System.out.println(beginning + " ...");
        }
    }
}
