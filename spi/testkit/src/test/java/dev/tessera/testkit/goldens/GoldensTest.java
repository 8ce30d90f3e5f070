package dev.tessera.testkit.goldens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.tessera.spi.json.JsonObject;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class GoldensTest {
    private final Goldens goldens = Goldens.locate();

    @Test
    void listsFamiliesWithTheirCheckpointsAndCases() {
        assertThat(goldens.families())
                .extracting(GoldenFamily::name)
                .contains("qwen2-vl")
                .isSorted();
        for (GoldenFamily family : goldens.families()) {
            assertThat(family.checkpoints()).isNotEmpty();
            assertThat(family.cases()).isNotEmpty().allSatisfy(goldenCase -> {
                assertThat(family.checkpoints()).contains(family.checkpoint(goldenCase.checkpoint()));
                assertThat(goldenCase.greedyTokenIds()).hasSize(24);
                assertThat(goldenCase.tensors()).containsKey("last_logits");
            });
        }
    }

    @Test
    void readsWhatACaseSays() {
        GoldenCase goldenCase = goldens.family("qwen2-vl").goldenCase("single_image");
        assertThat(goldenCase).hasToString("single_image");
        assertThat(goldenCase.prompt()).contains("<|vision_start|>");
        assertThat(goldenCase.expandedTokenIds())
                .hasSizeGreaterThan(goldenCase.promptTokenIds().size());
        JsonObject placeholder = goldenCase.placeholders().getFirst();
        assertThat(placeholder.string("modality")).isEqualTo("image");
        assertThat(placeholder.integer("length")).isPositive();
        String url = goldenCase.messages().stream()
                .flatMap(message -> message.objects("content").stream())
                .flatMap(part -> part.findObject("image_url").stream())
                .map(image -> image.string("url"))
                .findFirst()
                .orElseThrow();
        assertThat(goldens.resolve(url)).exists();
    }

    @Test
    void findsMedia() {
        assertThat(goldens.media("resize/resize.json")).exists();
        assertThat(goldens.family("qwen2-vl").file("tokenizer_goldens.json")).exists();
    }

    @Test
    void refusesDirectoriesWithoutGoldens(@TempDir Path empty) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Goldens(empty))
                .withMessageContaining("no goldens");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> goldens.family("unheard-of"))
                .withMessageContaining("holds no goldens of a family");
    }
}
