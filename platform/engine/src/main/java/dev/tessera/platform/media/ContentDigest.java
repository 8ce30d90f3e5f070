package dev.tessera.platform.media;

import dev.tessera.spi.generation.ContentPart.EncodedEmbeddings;
import dev.tessera.spi.media.AudioItem;
import dev.tessera.spi.media.EmbeddingItem;
import dev.tessera.spi.media.EncodedMedia;
import dev.tessera.spi.media.ImageItem;
import dev.tessera.spi.media.MediaItem;
import dev.tessera.spi.media.Modality;
import dev.tessera.spi.media.VideoItem;
import dev.tessera.spi.media.VideoMetadata;
import java.util.Optional;
import java.util.TreeMap;

/** Digests of what media shows, whatever a request wants done with it. */
final class ContentDigest {
    private ContentDigest() {}

    /** The bytes count as they are: the same picture in another format is other content. */
    static String of(Modality modality, EncodedMedia media) {
        return new Fingerprint("encoded media")
                .text(modality.name())
                .bytes(media.bytes())
                .hex();
    }

    /** The tensors count as they are encoded, by their names. */
    static String of(Modality modality, EncodedEmbeddings embeddings) {
        Fingerprint fingerprint = new Fingerprint("encoded embeddings").text(modality.name());
        fingerprint.number(embeddings.tensors().size());
        new TreeMap<>(embeddings.tensors())
                .forEach((name, tensor) -> fingerprint.text(name).bytes(tensor.bytes()));
        return fingerprint.tensors(embeddings.numbers()).hex();
    }

    /**
     * Pixels with their size, samples with their rate; nothing for an item of a plugin's own kind, whose content the platform
     * cannot see.
     */
    static Optional<String> of(Modality modality, MediaItem item) {
        return switch (item) {
            case ImageItem image ->
                Optional.of(pixels(new Fingerprint("image").text(modality.name()), image)
                        .hex());
            case VideoItem video -> {
                Fingerprint fingerprint = new Fingerprint("video")
                        .text(modality.name())
                        .decimal(video.framesPerSecond())
                        .number(video.frames().size());
                video.metadata().ifPresent(metadata -> metadata(fingerprint, metadata));
                video.frames().forEach(frame -> pixels(fingerprint, frame));
                yield Optional.of(fingerprint.hex());
            }
            case AudioItem audio ->
                Optional.of(new Fingerprint("audio")
                        .text(modality.name())
                        .number(audio.sampleRate())
                        .floats(audio.samples())
                        .hex());
            case EmbeddingItem embedded ->
                Optional.of(new Fingerprint("embeddings")
                        .text(modality.name())
                        .tensor(embedded.embeddings())
                        .tensors(embedded.fields())
                        .hex());
            default -> Optional.empty();
        };
    }

    private static void metadata(Fingerprint fingerprint, VideoMetadata metadata) {
        fingerprint
                .decimal(metadata.framesPerSecond())
                .number(metadata.totalFrames())
                .decimal(metadata.duration());
        metadata.frameIndices().forEach(fingerprint::number);
    }

    private static Fingerprint pixels(Fingerprint fingerprint, ImageItem image) {
        return fingerprint.number(image.width()).number(image.height()).bytes(image.rgb());
    }
}
