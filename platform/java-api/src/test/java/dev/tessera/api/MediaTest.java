package dev.tessera.api;

import static dev.tessera.spi.error.StandardErrors.MEDIA_UNREACHABLE;
import static dev.tessera.spi.media.Modality.AUDIO;
import static dev.tessera.spi.media.Modality.IMAGE;
import static dev.tessera.spi.media.Modality.VIDEO;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tessera.spi.error.TesseraException;
import dev.tessera.spi.generation.ContentPart;
import dev.tessera.spi.media.AudioItem;
import dev.tessera.spi.media.EmbeddingItem;
import dev.tessera.spi.media.EncodedMedia;
import dev.tessera.spi.media.ImageItem;
import dev.tessera.spi.media.VideoItem;
import dev.tessera.spi.tensor.Shape;
import dev.tessera.spi.tensor.Tensor;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class MediaTest {
    @TempDir
    private Path directory;

    @Test
    void readsFiles() throws IOException {
        Path file = Files.write(directory.resolve("picture.png"), new byte[] {1, 2, 3});
        for (ContentPart.Media part : List.of(Media.image(file), Media.video(file), Media.audio(file))) {
            ContentPart.Encoded payload = (ContentPart.Encoded) part.payload();
            assertThat(payload.media().bytes()).containsExactly(1, 2, 3);
        }
    }

    @Test
    void refusesWhatIsNoFileWithoutSayingWhereItIs() {
        assertThatThrownBy(() -> Media.image(directory.resolve("missing.png")))
                .hasMessage("the file missing.png cannot be read: there is no such file")
                .returns(MEDIA_UNREACHABLE, e -> ((TesseraException) e).code());
        assertThatThrownBy(() -> Media.image(directory))
                .hasMessage("the file %s cannot be read: it is a directory", directory.getFileName());
    }

    @Test
    void leavesUrisAndBytesToTheEngine() {
        URI uri = URI.create("https://example.com/a.mp4");
        assertThat(Media.video(uri)).isEqualTo(new ContentPart.Media(VIDEO, new ContentPart.Url(uri.toString())));
        assertThat(Media.image(uri).modality()).isEqualTo(IMAGE);
        assertThat(Media.audio(uri).modality()).isEqualTo(AUDIO);
        EncodedMedia bytes = ((ContentPart.Encoded) Media.audio(new byte[] {4}).payload()).media();
        assertThat(bytes.bytes()).containsExactly(4);
        assertThat(Media.image(new byte[1]).modality()).isEqualTo(IMAGE);
        assertThat(Media.video(new byte[1]).modality()).isEqualTo(VIDEO);
    }

    @Test
    void takesDecodedMedia() {
        BufferedImage frame = new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB);
        ImageItem black = new ImageItem(1, 1, new byte[3]);
        assertThat(item(Media.image(frame))).isEqualTo(black);
        assertThat(item(Media.video(List.of(frame, frame), 2))).isEqualTo(new VideoItem(List.of(black, black), 2));
        assertThat(item(Media.audio(new float[] {0.5f}, 16000))).isEqualTo(new AudioItem(new float[] {0.5f}, 16000));
        Tensor rows = Tensor.ofFloats(Shape.of(1, 2), 1, 2);
        assertThat(item(Media.embeddings(IMAGE, rows, Map.of("image_grid_thw", rows))))
                .isEqualTo(new EmbeddingItem(IMAGE, rows, Map.of("image_grid_thw", rows)));
    }

    @Test
    void readsFilesOfEmbeddings() throws IOException {
        byte[] bytes = {1, 2, 3};
        Path file = Files.write(directory.resolve("rows.pt"), bytes);
        for (ContentPart.Media part : List.of(Media.embeddings(IMAGE, file), Media.embeddings(IMAGE, bytes))) {
            ContentPart.EncodedEmbeddings payload = (ContentPart.EncodedEmbeddings) part.payload();
            assertThat(part.modality()).isEqualTo(IMAGE);
            assertThat(payload.tensors()).containsOnlyKeys("image_embeds");
            assertThat(payload.tensors().get("image_embeds").bytes()).containsExactly(1, 2, 3);
            assertThat(payload.numbers()).isEmpty();
        }
    }

    @Test
    void namesMedia() {
        assertThat(Media.named("a", Media.audio(new float[1], 8000)).uuid()).contains("a");
        assertThat(Media.cached(IMAGE, "b"))
                .isEqualTo(new ContentPart.Media(IMAGE, new ContentPart.Omitted(), Optional.of("b")));
    }

    private static Object item(ContentPart.Media part) {
        assertThat(part.uuid()).isEmpty();
        return ((ContentPart.Decoded) part.payload()).item();
    }
}
