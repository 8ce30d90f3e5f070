package dev.tessera.frontend.openai.content;

import static dev.tessera.frontend.openai.json.TestingBodies.body;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.tessera.spi.error.TesseraException;
import dev.tessera.spi.generation.ContentPart;
import dev.tessera.spi.generation.ContentPart.EncodedEmbeddings;
import dev.tessera.spi.media.Modality;
import dev.tessera.spi.tensor.DataType;
import dev.tessera.spi.tensor.Shape;
import dev.tessera.spi.tensor.Tensor;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class EmbeddingsReaderTest {
    @ParameterizedTest
    @ValueSource(strings = {"image", "audio", "video"})
    void readsATensorOfEachModality(String modality) {
        for (String type : new String[] {"'type': '%1$s_embeds', ".formatted(modality), ""}) {
            ContentPart.Media part = part("{%s'%s_embeds': 'AQI='}".formatted(type, modality));

            assertThat(part.modality()).isEqualTo(new Modality(modality));
            assertThat(part.uuid()).isEmpty();
            EncodedEmbeddings payload = (EncodedEmbeddings) part.payload();
            assertThat(payload.tensors()).containsOnlyKeys(modality + "_embeds");
            assertThat(payload.tensors().get(modality + "_embeds").bytes()).containsExactly(1, 2);
            assertThat(payload.numbers()).isEmpty();
        }
    }

    @Test
    void readsAnObjectOfTensorsAndNumbers() {
        ContentPart.Media part = part("{'type': 'image_embeds', 'uuid': 'u', 'image_embeds': {'image_embeds': 'AQ==',"
                + " 'image_sizes': 'Ag==', 'image_grid_thw': [[1, 6, 10]], 'scale': [1, 0.5], 'none': null}}");

        assertThat(part.uuid()).contains("u");
        EncodedEmbeddings payload = (EncodedEmbeddings) part.payload();
        assertThat(payload.tensors()).containsOnlyKeys("image_embeds", "image_sizes");
        assertThat(payload.tensors().get("image_sizes").bytes()).containsExactly(2);
        assertThat(payload.numbers()).containsOnlyKeys("image_grid_thw", "scale");
        Tensor grid = payload.numbers().get("image_grid_thw");
        assertThat(grid.shape()).isEqualTo(Shape.of(1, 3));
        assertThat(grid.toLongs()).containsExactly(1, 6, 10);
        Tensor scale = payload.numbers().get("scale");
        assertThat(scale.type()).isEqualTo(DataType.FLOAT32);
        assertThat(scale.toFloats()).containsExactly(1, 0.5f);
    }

    @ParameterizedTest
    @CsvSource({"null", "{}"})
    void takesEmbeddingsThatAreLeftOutByTheirUuid(String value) {
        assertThat(part("{'type': 'image_embeds', 'image_embeds': %s, 'uuid': 'u'}".formatted(value)))
                .isEqualTo(new ContentPart.Media(Modality.IMAGE, new ContentPart.Omitted(true), Optional.of("u")));
        assertThat(part("{'image_embeds': %s, 'uuid': 'u'}".formatted(value)).embedded())
                .isTrue();
    }

    @Test
    void limitsNumbers() {
        String ones = IntStream.range(0, 4096).mapToObj(_ -> "1").collect(Collectors.joining(","));
        EncodedEmbeddings payload =
                (EncodedEmbeddings) part("{'image_embeds': {'image_embeds': 'AQ==', 'a': [%s]}}".formatted(ones))
                        .payload();
        assertThat(payload.numbers().get("a").shape()).isEqualTo(Shape.of(4096));

        assertThatExceptionOfType(TesseraException.class)
                .isThrownBy(() -> part("{'image_embeds': {'image_embeds': 'AQ==', 'a': [%s,1]}}".formatted(ones)))
                .withMessage(
                        "content[0].image_embeds.a[4096] is one number more than the 4096 of which a list may consist");
    }

    private static ContentPart.Media part(String part) {
        return (ContentPart.Media) PartReader.ofChats()
                .read(body("{'content': [%s]}".formatted(part)).require("content", "content"))
                .getFirst()
                .content();
    }
}
