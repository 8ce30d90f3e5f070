package dev.tessera.platform.media;

import static dev.tessera.spi.media.Modality.AUDIO;
import static dev.tessera.spi.media.Modality.IMAGE;
import static dev.tessera.spi.media.Modality.VIDEO;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tessera.spi.media.AudioItem;
import dev.tessera.spi.media.EncodedMedia;
import dev.tessera.spi.media.ImageItem;
import dev.tessera.spi.media.MediaItem;
import dev.tessera.spi.media.VideoItem;
import dev.tessera.spi.media.VideoMetadata;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class ContentDigestTest {
    private static final byte[] PIXELS = {1, 2, 3, 4, 5, 6};

    @Test
    void isTheBytesAndTheModality() {
        String digest = ContentDigest.of(IMAGE, new EncodedMedia(new byte[] {1, 2}, "image/png"));

        assertThat(ContentDigest.of(IMAGE, new EncodedMedia(new byte[] {1, 2}, "")))
                .isEqualTo(digest);
        assertThat(ContentDigest.of(VIDEO, new EncodedMedia(new byte[] {1, 2}, "image/png")))
                .isNotEqualTo(digest);
        assertThat(ContentDigest.of(IMAGE, new EncodedMedia(new byte[] {1, 3}, "image/png")))
                .isNotEqualTo(digest);
    }

    @Test
    void assertion37TellsApartItemsOfTheSameBytes() {
        ImageItem wide = new ImageItem(2, 1, PIXELS);
        ImageItem tall = new ImageItem(1, 2, PIXELS);
        List<MediaItem> items = List.of(
                wide,
                tall,
                new VideoItem(List.of(wide), 1),
                new VideoItem(List.of(wide), 2),
                new VideoItem(List.of(wide, wide), 1),
                new VideoItem(List.of(wide), 1, Optional.of(new VideoMetadata(1, 1, 1, List.of(0)))),
                new VideoItem(List.of(wide), 1, Optional.of(new VideoMetadata(2, 1, 1, List.of(0)))),
                new VideoItem(List.of(wide), 1, Optional.of(new VideoMetadata(1, 2, 1, List.of(0)))),
                new VideoItem(List.of(wide), 1, Optional.of(new VideoMetadata(1, 1, 2, List.of(0)))),
                new VideoItem(List.of(wide), 1, Optional.of(new VideoMetadata(1, 1, 1, List.of(1)))),
                new VideoItem(List.of(tall), 1));

        assertThat(items.stream().map(item -> ContentDigest.of(item.modality(), item)))
                .doesNotHaveDuplicates()
                .doesNotContain(Optional.empty());
        assertThat(ContentDigest.of(IMAGE, wide))
                .isEqualTo(ContentDigest.of(IMAGE, new ImageItem(2, 1, PIXELS.clone())));
    }

    @Test
    void tellsApartSoundOfOtherSamplesOrRate() {
        float[] samples = new float[10_000];
        samples[9_999] = 0.5f;
        float[] longer = Arrays.copyOf(samples, 10_001);
        float[] other = samples.clone();
        other[5_000] = -0.0f;
        List<MediaItem> items = List.of(
                new AudioItem(samples, 16_000),
                new AudioItem(samples, 8_000),
                new AudioItem(longer, 16_000),
                new AudioItem(other, 16_000),
                new AudioItem(new float[] {0}, 16_000),
                new AudioItem(new float[] {0, 0}, 16_000));

        assertThat(items.stream().map(item -> ContentDigest.of(AUDIO, item)))
                .doesNotHaveDuplicates()
                .doesNotContain(Optional.empty());
        assertThat(ContentDigest.of(AUDIO, items.getFirst()))
                .isEqualTo(ContentDigest.of(AUDIO, new AudioItem(samples.clone(), 16_000)));
    }

    @Test
    void tellsApartSoundInAFileOfOtherBytes() {
        byte[] file = {1, 2, 3, 4};

        assertThat(ContentDigest.of(AUDIO, new EncodedMedia(file, "audio/wav")))
                .isEqualTo(ContentDigest.of(AUDIO, new EncodedMedia(file.clone(), "audio/mpeg")))
                .isNotEqualTo(ContentDigest.of(AUDIO, new EncodedMedia(new byte[] {1, 2, 3}, "audio/wav")))
                .isNotEqualTo(ContentDigest.of(VIDEO, new EncodedMedia(file, "audio/wav")));
    }

    @Test
    void isUnknownForItemsOfAPlugin() {
        MediaItem item = () -> AUDIO;

        assertThat(ContentDigest.of(AUDIO, item)).isEmpty();
    }
}
