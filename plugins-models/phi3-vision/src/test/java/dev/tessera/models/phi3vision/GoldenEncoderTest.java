package dev.tessera.models.phi3vision;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tessera.backend.reference.ReferenceBackend;
import dev.tessera.backend.reference.ReferenceConfig;
import dev.tessera.platform.checkpoint.CheckpointDirectory;
import dev.tessera.spi.backend.Backend;
import dev.tessera.spi.model.Model;
import dev.tessera.spi.model.ProcessedItem;
import dev.tessera.spi.tensor.Tensor;
import dev.tessera.testkit.goldens.Differences;
import dev.tessera.testkit.goldens.GoldenCase;
import dev.tessera.testkit.model.CompiledEncoder;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The tower and the projection, for all pictures of a case in one run. */
final class GoldenEncoderTest {
    private static final float TOLERANCE = 1e-4f;

    static List<GoldenCase> cases() {
        return GoldenPhi3Vision.cases();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void encodesAsTheReferenceDoes(GoldenCase golden) {
        Tensor expected = golden.tensors().get("image_embeds");
        try (CheckpointDirectory checkpoint =
                        CheckpointDirectory.open(GoldenPhi3Vision.family().checkpoint(golden.checkpoint()));
                Backend backend = new ReferenceBackend(ReferenceConfig.defaults())) {
            Model model = new Phi3VisionFamily().open(checkpoint, Optional.empty());
            List<ProcessedItem> items = GoldenPhi3Vision.pictures(golden).stream()
                    .map(picture -> model.inputProcessor()
                            .process(
                                    picture,
                                    GoldenPhi3Vision.options(golden.json()
                                            .object("mm_processor_kwargs")
                                            .asMap())))
                    .toList();
            try (CompiledEncoder encoder =
                    new CompiledEncoder(backend, model.encoders().getFirst(), checkpoint.weights())) {
                Tensor actual = encoder.embeddings(items);
                assertThat(actual.shape()).isEqualTo(expected.shape());
                assertThat(Differences.max(actual.toFloats(), expected.toFloats()))
                        .isLessThanOrEqualTo(TOLERANCE);
            }
        }
    }
}
