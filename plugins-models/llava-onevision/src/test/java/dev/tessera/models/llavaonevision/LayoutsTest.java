package dev.tessera.models.llavaonevision;

import static dev.tessera.spi.tensor.DataType.FLOAT16;
import static dev.tessera.spi.tensor.DataType.FLOAT32;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tessera.backend.reference.ReferenceBackend;
import dev.tessera.backend.reference.ReferenceConfig;
import dev.tessera.platform.runner.ModelRunner;
import dev.tessera.platform.runner.RunnerSizes;
import dev.tessera.spi.backend.Backend;
import dev.tessera.spi.backend.CompileOptions;
import dev.tessera.spi.model.Model;
import dev.tessera.spi.model.ProcessedItem;
import dev.tessera.spi.tensor.Tensor;
import dev.tessera.testkit.checkpoint.SafetensorsReader;
import dev.tessera.testkit.checkpoint.TestingCheckpoint;
import dev.tessera.testkit.checkpoint.TestingWeights;
import dev.tessera.testkit.goldens.Differences;
import dev.tessera.testkit.goldens.GoldenCase;
import dev.tessera.testkit.model.CompiledEncoder;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The golden checkpoint's weights under the names, and of the type, that other checkpoints have. */
final class LayoutsTest {
    private static final float TOLERANCE = 1e-4f;
    private static final Map<String, String> TRANSFORMERS_5 = Map.of(
            "language_model.model.", "model.language_model.",
            "vision_tower.", "model.vision_tower.",
            "multi_modal_projector.", "model.multi_modal_projector.",
            "image_newline", "model.image_newline");

    static Stream<Arguments> layouts() {
        TestingWeights golden = golden();
        TestingWeights nested = renamed(golden, TRANSFORMERS_5);
        return Stream.of(
                Arguments.of("as on the hub", golden, TOLERANCE),
                Arguments.of("as by transformers 5", nested, TOLERANCE),
                Arguments.of(
                        "as by transformers 5.6",
                        renamed(nested, Map.of("model.vision_tower.vision_model.", "model.vision_tower.")),
                        TOLERANCE),
                // as much as half precision changes the weights
                Arguments.of("in half precision", halved(golden), 2e-2f));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("layouts")
    void areRead(String name, TestingWeights weights, float tolerance) {
        TestingCheckpoint checkpoint = GoldenLlavaOnevision.unweighted()
                .with("tie_word_embeddings", null)
                .with("text_config", "tie_word_embeddings", null)
                .withWeights(weights);
        Model model = new LlavaOnevisionFamily().open(checkpoint, Optional.empty());
        try (Backend backend = new ReferenceBackend(ReferenceConfig.defaults())) {
            // looks up every weight of the language model
            new ModelRunner(backend, model, weights, new CompileOptions(FLOAT32), new RunnerSizes(1, 16, 16)).close();
            GoldenCase golden = GoldenLlavaOnevision.family().goldenCase("image_and_video");
            ProcessedItem image = model.inputProcessor()
                    .process(GoldenLlavaOnevision.media(golden).getFirst(), GoldenLlavaOnevision.NO_OPTIONS);
            try (CompiledEncoder encoder =
                    new CompiledEncoder(backend, model.encoders().getFirst(), weights)) {
                assertThat(Differences.max(
                                encoder.embeddings(List.of(image)).toFloats(),
                                golden.tensors().get("image_embeds").toFloats()))
                        .isLessThanOrEqualTo(tolerance);
            }
        }
    }

    private static TestingWeights golden() {
        TestingWeights weights = TestingWeights.empty();
        for (int shard = 1; shard <= 2; shard++) {
            Map<String, Tensor> tensors = SafetensorsReader.read(GoldenLlavaOnevision.family()
                    .checkpoint("tiny-a")
                    .resolve("model-0000%d-of-00002.safetensors".formatted(shard)));
            for (Map.Entry<String, Tensor> tensor : tensors.entrySet()) {
                weights = weights.with(tensor.getKey(), tensor.getValue());
            }
        }
        return weights;
    }

    private static TestingWeights renamed(TestingWeights weights, Map<String, String> prefixes) {
        TestingWeights renamed = TestingWeights.empty();
        for (String name : weights.names()) {
            String newName = prefixes.entrySet().stream()
                    .filter(prefix -> name.startsWith(prefix.getKey()))
                    .map(prefix ->
                            prefix.getValue() + name.substring(prefix.getKey().length()))
                    .findFirst()
                    .orElse(name);
            renamed = renamed.with(newName, weights.tensor(name));
        }
        return renamed;
    }

    private static TestingWeights halved(TestingWeights weights) {
        TestingWeights halved = TestingWeights.empty();
        for (String name : weights.names()) {
            Tensor tensor = weights.tensor(name);
            halved = halved.with(name, FLOAT16, tensor.shape(), tensor.toFloats());
        }
        return halved;
    }
}
