package dev.tessera.spi.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

final class ModalityTest {
    @Test
    void tellsWhatItsEmbeddingsAreCalled() {
        assertThat(Modality.IMAGE.embeddingsName()).isEqualTo("image_embeds");
        assertThat(new Modality("point_cloud").embeddingsName()).isEqualTo("point_cloud_embeds");
    }

    @Test
    void hasANameInLowerCase() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Modality("Image"))
                .withMessage("modality name \"Image\" is not in lower case");
    }
}
