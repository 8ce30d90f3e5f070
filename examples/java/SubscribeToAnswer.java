import static dev.tessera.api.Message.text;
import static dev.tessera.api.Message.user;

import dev.tessera.api.Delta;
import dev.tessera.api.Media;
import dev.tessera.api.Requests;
import dev.tessera.api.TesseraModel;
import dev.tessera.spi.generation.GenerationRequest;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import javax.imageio.ImageIO;

/** Asks about a picture in memory, and takes the answer token by token, as fast as it likes. */
final class SubscribeToAnswer {
    public static void main(String[] args) throws IOException {
        BufferedImage picture = ImageIO.read(Path.of(args[0]).toFile());
        GenerationRequest request = Requests.chat(user(Media.image(picture), text("What is in this image?")))
                .build();
        try (TesseraModel model = TesseraModel.open("demo")) {
            Printer printer = new Printer();
            model.publish(request).subscribe(printer);
            printer.end.join();
        }
    }

    private static final class Printer implements Flow.Subscriber<Delta> {
        private final CompletableFuture<Void> end = new CompletableFuture<>();
        private Flow.Subscription subscription;

        @Override
        public void onSubscribe(Flow.Subscription newSubscription) {
            subscription = newSubscription;
            subscription.request(1);
        }

        @Override
        public void onNext(Delta delta) {
            System.out.print(delta.text());
            subscription.request(1);
        }

        @Override
        public void onError(Throwable failure) {
            end.completeExceptionally(failure);
        }

        @Override
        public void onComplete() {
            System.out.println();
            end.complete(null);
        }
    }
}
