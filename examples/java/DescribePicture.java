import static dev.tessera.api.Media.image;
import static dev.tessera.api.Message.text;
import static dev.tessera.api.Message.user;

import dev.tessera.api.Generation;
import dev.tessera.api.TesseraModel;
import java.nio.file.Path;

/** Asks about a picture, and waits for the answer. */
final class DescribePicture {
    public static void main(String[] args) {
        try (TesseraModel model = TesseraModel.open("demo")) {
            Generation answer = model.chat(user(image(Path.of(args[0])), text("What is in this image?")));
            System.out.println(answer.text());
            System.out.printf(
                    "%d tokens of prompt, %d of answer, ended by %s%n",
                    answer.usage().promptTokens(), answer.usage().completionTokens(), answer.finishReason());
        }
    }
}
