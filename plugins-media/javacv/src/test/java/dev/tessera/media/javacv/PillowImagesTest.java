package dev.tessera.media.javacv;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tessera.spi.media.ImageItem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

final class PillowImagesTest {
    @ParameterizedTest
    @MethodSource({"goldens", "smallImages"})
    void decodesExactlyAsPillow(String name, byte[] file, int width, int height, String sha256) {
        ImageItem image = TestingImages.parse(file);

        assertThat(image).hasToString("image of %d x %d pixels".formatted(width, height));
        assertThat(TestingImages.sha256(image.rgb())).as(name).isEqualTo(sha256);
    }

    static List<Arguments> goldens() throws IOException {
        JsonNode images = JsonMapper.shared()
                .readTree(TestingImages.goldens().resolve("manifest.json").toFile())
                .get("images");
        return images.propertyStream()
                .map(image -> Arguments.of(
                        image.getKey(),
                        TestingImages.golden(image.getKey()),
                        image.getValue().get("size_wh").get(0).intValue(),
                        image.getValue().get("size_wh").get(1).intValue(),
                        image.getValue().get("rgb_sha256").stringValue()))
                .toList();
    }

    static Stream<Arguments> smallImages() {
        return new String(TestingImages.image("expected.tsv"), StandardCharsets.UTF_8)
                .lines()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.split("\t", -1))
                .map(fields -> Arguments.of(
                        fields[0],
                        TestingImages.image(fields[0]),
                        Integer.parseInt(fields[1]),
                        Integer.parseInt(fields[2]),
                        fields[3]));
    }
}
