package dev.tessera.distribution;

import static dev.tessera.spi.media.Modality.IMAGE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tessera.api.Media;
import dev.tessera.api.Message;
import dev.tessera.api.Requests;
import dev.tessera.api.TesseraModel;
import dev.tessera.api.TesseraModelBuilder;
import dev.tessera.spi.error.TesseraException;
import dev.tessera.spi.generation.ContentPart;
import dev.tessera.spi.generation.GenerationRequest;
import dev.tessera.spi.generation.SamplingParameters;
import dev.tessera.spi.tensor.Shape;
import dev.tessera.spi.tensor.Tensor;
import dev.tessera.testkit.goldens.GoldenCase;
import dev.tessera.testkit.goldens.GoldenFamily;
import dev.tessera.testkit.goldens.Goldens;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Java programs bring embeddings as a file of {@code torch.save}, or as tensors. */
final class JavaEmbeddingsIT {
    private static final GoldenFamily FAMILY = Goldens.locate().family("qwen2-vl");
    private static final GoldenCase GOLDEN = FAMILY.goldenCase("image_embeds");

    @Test
    void answersAsTheReferenceDoes() throws IOException {
        Map<String, Tensor> tensors = GOLDEN.tensors();
        for (String backend : List.of("reference", "pytorch")) {
            try (TesseraModel model =
                    builder().backend(backend).set("embeddings.enabled", "true").open()) {
                for (ContentPart.Media part : List.of(
                        Media.embeddings(IMAGE, file()),
                        Media.embeddings(
                                IMAGE,
                                tensors.get("image_embeds"),
                                Map.of("image_grid_thw", tensors.get("image_grid_thw"))))) {
                    assertThat(model.generate(request(part)).tokenIds())
                            .as("%s on %s", part.payload(), backend)
                            .isEqualTo(GOLDEN.greedyTokenIds());
                }
            }
        }
    }

    @Test
    void asksForTheSetting() {
        ContentPart.Media part = Media.embeddings(IMAGE, Tensor.ofFloats(Shape.of(1, 64), new float[64]), Map.of());
        try (TesseraModel model = builder().backend("reference").open()) {
            assertThatThrownBy(() -> model.generate(request(part)))
                    .isInstanceOf(TesseraException.class)
                    .hasMessage("You must set --enable-mm-embeds (embeddings.enabled) to input image_embeds");
        }
    }

    private static TesseraModelBuilder builder() {
        return TesseraModel.builder(FAMILY.checkpoint("tiny-a"))
                .home(Distribution.home())
                .set("engine.dtype", "float32")
                .set("engine.kv-cache-memory", "32MB");
    }

    private static GenerationRequest request(ContentPart.Media part) {
        return Requests.chat(Message.user(part, Message.text("Describe the embedding.")))
                .sampling(SamplingParameters.builder()
                        .temperature(0)
                        .maxTokens(GOLDEN.greedyTokenIds().size())
                        .ignoreEos(true)
                        .repetitionPenalty(1)
                        .build())
                .build();
    }

    private static byte[] file() throws IOException {
        try (InputStream file = JavaEmbeddingsIT.class.getResourceAsStream("image_embeds.pt")) {
            return file.readAllBytes();
        }
    }
}
