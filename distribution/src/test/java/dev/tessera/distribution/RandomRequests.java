package dev.tessera.distribution;

import static dev.tessera.spi.error.StandardErrors.INVALID_REQUEST;

import dev.tessera.spi.generation.ChatMessage;
import dev.tessera.spi.generation.ContentPart;
import dev.tessera.spi.generation.GenerationRequest;
import dev.tessera.spi.generation.Prompt;
import dev.tessera.spi.generation.SamplingParameters;
import dev.tessera.spi.json.JsonObject;
import dev.tessera.spi.media.AudioItem;
import dev.tessera.spi.media.ImageItem;
import dev.tessera.spi.media.MediaItem;
import dev.tessera.spi.media.Modality;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Requests of all kinds, the same for the same seed. */
final class RandomRequests {
    private static final List<String> WORDS =
            List.of("what", "is", "the", "shape", "next", "to", "a", "green", "star?");

    private final SplittableRandom random;
    private final Modality modality;

    /** @param modality of the media that some of them have: image or audio */
    RandomRequests(long seed, Modality modality) {
        this.random = new SplittableRandom(seed);
        this.modality = modality;
    }

    private ImageItem picture() {
        byte[] pixels = new byte[56 * 56 * 3];
        random.nextBytes(pixels);
        return new ImageItem(56, 56, pixels);
    }

    private AudioItem sound() {
        float[] samples = new float[random.nextInt(1, 32_000)];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (float) random.nextDouble(-1, 1);
        }
        return new AudioItem(samples, 16_000);
    }

    /** A question of some words, perhaps about noise, answered with some chance. */
    GenerationRequest next() {
        List<ContentPart> parts = new ArrayList<>();
        if (random.nextInt(3) == 0) {
            MediaItem noise = modality.equals(Modality.AUDIO) ? sound() : picture();
            parts.add(new ContentPart.Media(modality, new ContentPart.Decoded(noise)));
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
                        .build());
    }
}
