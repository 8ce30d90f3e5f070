package dev.tessera.models.image;

import static dev.tessera.models.image.ResampleFilter.BICUBIC;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tessera.spi.media.ImageItem;
import dev.tessera.testkit.goldens.GoldenPictures;
import dev.tessera.testkit.goldens.Sha256;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

final class PillowResizeTest {
    @ParameterizedTest
    @MethodSource
    void resizesGoldensToTheByte(Path original, Path resized, ResampleFilter filter, int width, int height) {
        ImageItem image = new PillowResize(filter).resize(GoldenPictures.read(original), width, height);

        assertThat(image).isEqualTo(GoldenPictures.read(resized));
    }

    static List<Arguments> resizesGoldensToTheByte() {
        return GoldenResizes.arguments("pil_png");
    }

    /** The hashes are of what Pillow 12.3.0 makes of the same generated pictures. */
    @ParameterizedTest
    @CsvSource({
        "BILINEAR, 97, 61, 33, 200, e7c7f80d97c897b88010d3e13d74bc9499fa17b014ec245cf418434648348455",
        "BICUBIC, 97, 61, 33, 200, ae8b41f2257390c07842305065b50cded96e225420c9906d17ec70995f1c9826",
        "BILINEAR, 97, 61, 97, 30, b514f5593189e5e9fc4afbae48fc6492d802cd00a39c3eec0402d3ec1a234791",
        "BICUBIC, 97, 61, 97, 30, 50e1e9bc5fd0e8fcf8a4e6c95c5ba27215559310805ee06ec0c4c0f8e66c2a4b",
        "BILINEAR, 97, 61, 200, 61, e01ebdefe8a2920dd0a4d55c2bc51e9f48f72aa36255a72f85abbe22c5d8ea6a",
        "BICUBIC, 97, 61, 200, 61, b69966762b3fb9d380fec5bc67723392605855bc86014077a3500be371204aa2",
        "BILINEAR, 300, 200, 7, 5, 2fc1800fa7cc72422a5bd912833f191760255013d36cb5c19bcbea90650766aa",
        "BICUBIC, 300, 200, 7, 5, 2df9e43545ae78e565298abd172b3948a3374992be39d102a008b7074467c507",
        "BILINEAR, 300, 200, 1, 1, ff6baacd8181adad2333a8487ed9a99e9cf6256e902322c0b6f873f8774d2215",
        "BICUBIC, 300, 200, 1, 1, ff6baacd8181adad2333a8487ed9a99e9cf6256e902322c0b6f873f8774d2215",
        "BILINEAR, 2, 3, 5, 4, 0e535107f4d20de999a43e338523905f79cc24302fb0c3cffb5cfc8277c87d90",
        "BICUBIC, 2, 3, 5, 4, ad974b554e4a5b5d8369388f601d2aeaec11b00d5df8b847d5305c5468c9887c",
        "BILINEAR, 3, 700, 5, 400, 734c61da708636abecf622aae9ed20c3336f4d3aebc9397a31ccdcb0aac19f18",
        "BICUBIC, 3, 700, 5, 400, 9d20355e4cad68f93820a9dd4dd5818c6f494f20740c3b38acb94971c98245fe",
        "BILINEAR, 3, 700, 5, 900, 2cb1590f200aea0ad8c8b865912634bb6d75ce1bfabeee2d2ca58f53f1bbb322",
        "BICUBIC, 3, 700, 5, 900, 55a2a99291707430a203576be0358c8a7faface13249417dfd1eb1e92ad72580",
        "BILINEAR, 3, 700, 3, 400, 597a9dfe3d5318895f4a0dbf4fb06e750e8d00cba4d56185400d98f13afde081",
        "BICUBIC, 3, 700, 3, 400, eb19c5e4e1710722a1c2b36b76b05e8841b46c7659a65c3159a9ead659cf75f7",
        "BILINEAR, 4, 400, 5, 300, 70acbcb56e1c4250b96b82da6d76af7af745e1bd1bfa080878e18c9b92d46184",
        "BICUBIC, 4, 400, 5, 300, 3acd313590d4eb72813e0ec9e42c1c29f67e620caf4d241c8b632f8f50be25aa",
        "BILINEAR, 700, 3, 400, 5, 93f1d6812c8c85fead0871a11012bd998afbbe3880f444d5560b0af739b88f81",
        "BICUBIC, 700, 3, 400, 5, 0f930625e9ffb973296bd68ff0c759e099de0bf920bde31febbd625b0b599ed0",
        "BILINEAR, 1280, 720, 1288, 728, e71d8ee3ee21f90d6882fcfd4032a2e3816df982097094290ff8764ffaeaa2a7",
        "BICUBIC, 1280, 720, 1288, 728, cf166c06e3c2809c5c50d4feb6a1cf96d0a5752ba622e1b6f435720767169eae",
        "BILINEAR, 640, 480, 320, 240, fe55e5e95e2e7078981bcdcfdf14ac9f9eb6303fadea197e283aae5334188501",
        "BICUBIC, 640, 480, 320, 240, c653026266bd000e0240f34127fb84ffb3a1a78f76c47c730093600cc3aab4b4",
    })
    void resizesAsPillow(ResampleFilter filter, int width, int height, int toWidth, int toHeight, String sha256) {
        ImageItem image = GoldenPictures.synthetic(width, height);
        ImageItem resized = new PillowResize(filter).resize(image, toWidth, toHeight);

        assertThat(resized).hasToString("image of %d x %d pixels".formatted(toWidth, toHeight));
        assertThat(Sha256.of(resized.rgb())).isEqualTo(sha256);
    }

    @Test
    void leavesAPictureOfTheRightSizeAlone() {
        ImageItem image = GoldenPictures.synthetic(5, 3);

        assertThat(new PillowResize(BICUBIC).resize(image, 5, 3)).isSameAs(image);
    }

    @ParameterizedTest
    @CsvSource({"0, 3", "5, 0", "-1, 3"})
    void refusesSizesBelowOne(int width, int height) {
        ImageItem image = GoldenPictures.synthetic(5, 3);

        assertThatThrownBy(() -> new PillowResize(BICUBIC).resize(image, width, height))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a picture cannot be resized to %d x %d pixels".formatted(width, height));
    }

    @Test
    void refusesSizesThatDoNotFitAnArray() {
        ImageItem image = GoldenPictures.synthetic(5, 3);

        assertThatThrownBy(() -> new PillowResize(BICUBIC).resize(image, 40_000, 40_000))
                .isInstanceOf(ArithmeticException.class);
    }
}
