package dev.tessera.models.image;

import static dev.tessera.models.image.ResampleFilter.BICUBIC;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tessera.spi.media.ImageItem;
import dev.tessera.testkit.goldens.GoldenPictures;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

final class TorchvisionResizeTest {
    @ParameterizedTest
    @MethodSource
    void resizesGoldensToTheByte(Path original, Path resized, ResampleFilter filter, int width, int height) {
        ImageItem image = new TorchvisionResize(filter).resize(GoldenPictures.read(original), width, height);

        assertThat(image).isEqualTo(GoldenPictures.read(resized));
    }

    static List<Arguments> resizesGoldensToTheByte() {
        return GoldenResizes.arguments("torchvision_png");
    }

    @Test
    void leavesAPictureOfTheRightSizeAlone() {
        ImageItem image = GoldenPictures.synthetic(5, 3);

        assertThat(new TorchvisionResize(BICUBIC).resize(image, 5, 3)).isSameAs(image);
    }

    @Test
    void refusesSizesBelowOne() {
        ImageItem image = GoldenPictures.synthetic(5, 3);

        assertThatThrownBy(() -> new TorchvisionResize(BICUBIC).resize(image, 0, 3))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a picture cannot be resized to 0 x 3 pixels");
    }
}
