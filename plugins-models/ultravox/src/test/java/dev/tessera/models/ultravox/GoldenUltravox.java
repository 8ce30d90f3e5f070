package dev.tessera.models.ultravox;

import static dev.tessera.spi.error.StandardErrors.INVALID_REQUEST;

import dev.tessera.spi.checkpoint.Weights;
import dev.tessera.spi.generation.GenerationRequest;
import dev.tessera.spi.json.JsonObject;
import dev.tessera.spi.media.AudioItem;
import dev.tessera.spi.media.MediaItem;
import dev.tessera.spi.model.InputProcessor;
import dev.tessera.spi.model.ProcessedItem;
import dev.tessera.spi.tensor.Shape;
import dev.tessera.spi.tensor.Tensor;
import dev.tessera.testkit.checkpoint.TestingCheckpoint;
import dev.tessera.testkit.checkpoint.TestingWeights;
import dev.tessera.testkit.goldens.GoldenCase;
import dev.tessera.testkit.goldens.GoldenFamily;
import dev.tessera.testkit.goldens.Goldens;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The family's goldens, with sounds as the reference's feature extractor received them. */
final class GoldenUltravox {
    static final JsonObject NO_OPTIONS = JsonObject.empty(GenerationRequest.PROCESSOR_OPTIONS, INVALID_REQUEST);

    private GoldenUltravox() {}

    static GoldenFamily family() {
        return Goldens.locate().family("ultravox");
    }

    /** The golden checkpoint with one number for each of its networks' weights. */
    static TestingCheckpoint checkpoint() {
        return TestingCheckpoint.of(family().checkpoint("tiny-a"))
                .withWeights(weights("language_model", "audio_tower", "multi_modal_projector"));
    }

    /** One number for the weights of each network. */
    static Weights weights(String... networks) {
        TestingWeights weights = TestingWeights.empty();
        for (String network : networks) {
            weights = weights.with(network + ".weight", Shape.of(1), 1);
        }
        return weights;
    }

    /** Cases with sounds. */
    static List<GoldenCase> cases() {
        return family().cases().stream()
                .filter(golden -> golden.tensors().containsKey("audio_values"))
                .toList();
    }

    /** The sounds of a case, processed and fitted to each other. */
    static List<ProcessedItem> items(InputProcessor processor, Map<String, Tensor> tensors) {
        List<ProcessedItem> items = new ArrayList<>();
        while (tensors.containsKey("audio_16k_" + items.size())) {
            MediaItem sound =
                    new AudioItem(tensors.get("audio_16k_" + items.size()).toFloats(), 16_000);
            items.add(processor.process(sound, NO_OPTIONS));
        }
        return processor.fit(items);
    }
}
