import static dev.tessera.api.Media.image;
import static dev.tessera.api.Message.text;
import static dev.tessera.api.Message.user;

import dev.tessera.api.Requests;
import dev.tessera.api.TesseraModel;
import dev.tessera.spi.generation.GenerationRequest;
import dev.tessera.spi.generation.SamplingParameters;
import dev.tessera.spi.generation.Usage;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

/** Measures what asking many at once gains, and what asking about the same picture again saves. */
final class Throughput {
    private static final int ROUNDS = 5;
    private static final int AT_A_TIME = 16;
    private static final int TOKENS = 48;

    public static void main(String[] args) {
        String name = args.length > 0 ? args[0] : "demo";
        try (TesseraModel model =
                TesseraModel.builder(name).set("engine.dtype", "float32").open()) {
            List<Double> alone = new ArrayList<>();
            List<Double> together = new ArrayList<>();
            List<Double> first = new ArrayList<>();
            List<Double> again = new ArrayList<>();
            for (int round = 0; round <= ROUNDS; round++) {
                List<GenerationRequest> requests = requests(round);
                double oneByOne = tokensPerSecond(
                        () -> requests.subList(0, 4).forEach(request -> model.generateAll(List.of(request))), 4);
                double atOnce = tokensPerSecond(() -> model.generateAll(requests), AT_A_TIME);
                GenerationRequest picture = picture(round);
                double unknown = firstToken(model, picture);
                double known = firstToken(model, picture);
                // the first round warms up
                if (round > 0) {
                    alone.add(oneByOne);
                    together.add(atOnce);
                    first.add(unknown);
                    again.add(known);
                }
            }
            System.out.printf(
                    "one request at a time: %.0f tokens/s; %d at a time: %.0f tokens/s, %.1f times as many%n",
                    median(alone), AT_A_TIME, median(together), median(together) / median(alone));
            System.out.printf(
                    "first token about a new picture: %.0f ms; about the same again: %.0f ms, %.0f %%%n",
                    median(first), median(again), 100 * median(again) / median(first));
        }
    }

    /** Questions that begin differently, so that they share nothing that is computed of them. */
    private static List<GenerationRequest> requests(int round) {
        SamplingParameters sampling = SamplingParameters.builder()
                .temperature(0)
                .ignoreEos(true)
                .maxTokens(TOKENS)
                .build();
        return IntStream.range(0, AT_A_TIME)
                .mapToObj(i -> Requests.chat(user(text("%d.%d: what shapes are there?".formatted(round, i))))
                        .sampling(sampling)
                        .build())
                .toList();
    }

    private static GenerationRequest picture(int round) {
        BufferedImage picture = new BufferedImage(280, 280, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = picture.createGraphics();
        graphics.setColor(Color.ORANGE);
        graphics.fillOval(20 + 10 * round, 40, 90, 90);
        graphics.dispose();
        return Requests.chat(user(image(picture), text("What is in this image?")))
                .sampling(
                        SamplingParameters.builder().temperature(0).maxTokens(1).build())
                .build();
    }

    private static double tokensPerSecond(Runnable work, int requests) {
        long start = System.nanoTime();
        work.run();
        return requests * TOKENS * 1e9 / (System.nanoTime() - start);
    }

    private static double firstToken(TesseraModel model, GenerationRequest request) {
        Usage usage = model.generate(request).usage();
        Duration time = usage.preparation().plus(usage.firstToken());
        return time.toNanos() / 1e6;
    }

    private static double median(List<Double> values) {
        List<Double> sorted = new ArrayList<>(values);
        Collections.sort(sorted);
        return sorted.get(sorted.size() / 2);
    }
}
