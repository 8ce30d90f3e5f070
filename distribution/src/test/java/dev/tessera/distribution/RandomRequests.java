package dev.tessera.distribution;

import static dev.tessera.spi.error.StandardErrors.INVALID_REQUEST;

import dev.tessera.spi.generation.ChatMessage;
import dev.tessera.spi.generation.ContentPart;
import dev.tessera.spi.generation.GenerationRequest;
import dev.tessera.spi.generation.Prompt;
import dev.tessera.spi.generation.RequestContext;
import dev.tessera.spi.generation.SamplingParameters;
import dev.tessera.spi.json.JsonObject;
import dev.tessera.spi.media.ImageItem;
import dev.tessera.spi.media.Modality;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Requests of all kinds, the same for the same seed. */
final class RandomRequests {
    private static final List<String> WORDS =
            List.of("what", "is", "the", "shape", "next", "to", "a", "green", "star?");

    private final SplittableRandom random;

    RandomRequests(long seed) {
        this.random = new SplittableRandom(seed);
    }

    /** A question of some words, perhaps about a picture of noise, answered with some chance. */
    GenerationRequest next() {
        List<ContentPart> parts = new ArrayList<>();
        if (random.nextInt(3) == 0) {
            byte[] pixels = new byte[56 * 56 * 3];
            random.nextBytes(pixels);
            parts.add(new ContentPart.Media(Modality.IMAGE, new ContentPart.Decoded(new ImageItem(56, 56, pixels))));
        }
        List<String> words = new ArrayList<>();
        for (int i = random.nextInt(1, 40); i > 0; i--) {
            words.add(WORDS.get(random.nextInt(WORDS.size())));
        }
        parts.add(new ContentPart.Text(String.join(" ", words)));
        return new GenerationRequest(
                new Prompt.Chat(
                        List.of(new ChatMessage("user", parts, JsonObject.empty("message", INVALID_REQUEST))),
                        JsonObject.empty("chat_template_kwargs", INVALID_REQUEST),
                        true,
                        false),
                SamplingParameters.builder()
                        .maxTokens(random.nextInt(1, 40))
                        .temperature(random.nextInt(2))
                        .seed(random.nextInt(1000))
                        .ignoreEos(true)
                        .build(),
                JsonObject.empty("media_io_kwargs", INVALID_REQUEST),
                JsonObject.empty("mm_processor_kwargs", INVALID_REQUEST),
                RequestContext.DEFAULT);
    }
}
