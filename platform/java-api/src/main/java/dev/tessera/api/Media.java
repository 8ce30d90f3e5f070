package dev.tessera.api;

import static dev.tessera.spi.error.StandardErrors.MEDIA_TOO_LARGE;
import static dev.tessera.spi.error.StandardErrors.MEDIA_UNREACHABLE;

import dev.tessera.platform.file.BoundedInput;
import dev.tessera.spi.error.TesseraException;
import dev.tessera.spi.generation.ContentPart;
import dev.tessera.spi.media.AudioItem;
import dev.tessera.spi.media.EmbeddingItem;
import dev.tessera.spi.media.EncodedMedia;
import dev.tessera.spi.media.MediaItem;
import dev.tessera.spi.media.Modality;
import dev.tessera.spi.media.VideoItem;
import dev.tessera.spi.tensor.Tensor;
import java.awt.image.BufferedImage;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Makes media parts of messages and prompts. Files are read here, and URIs by the media sources that are installed, which
 * have rules of their own: {@code file} URIs need {@code sources.allowed-local-media-path}. Arrays are not copied and are
 * not to be changed afterwards.
 */
public final class Media {
    private Media() {}

    /** @throws TesseraException MEDIA_UNREACHABLE or MEDIA_TOO_LARGE */
    public static ContentPart.Media image(Path file) {
        return file(Modality.IMAGE, file);
    }

    public static ContentPart.Media image(URI uri) {
        return url(Modality.IMAGE, uri);
    }

    /** The bytes of a file, in any format that is installed. */
    public static ContentPart.Media image(byte[] file) {
        return encoded(Modality.IMAGE, file);
    }

    /**
     * A picture in memory; what is transparent is laid over white.
     *
     * @throws TesseraException MEDIA_TOO_LARGE
     */
    public static ContentPart.Media image(BufferedImage image) {
        return decoded(ImageConversion.toItem(image));
    }

    /** @throws TesseraException MEDIA_UNREACHABLE or MEDIA_TOO_LARGE */
    public static ContentPart.Media video(Path file) {
        return file(Modality.VIDEO, file);
    }

    public static ContentPart.Media video(URI uri) {
        return url(Modality.VIDEO, uri);
    }

    /** The bytes of a file, in any format that is installed. */
    public static ContentPart.Media video(byte[] file) {
        return encoded(Modality.VIDEO, file);
    }

    /**
     * Frames of one size, in order of time.
     *
     * @param framesPerSecond how many of these frames there are to a second of the video
     * @throws IllegalArgumentException where there are none, or of several sizes
     * @throws TesseraException MEDIA_TOO_LARGE
     */
    public static ContentPart.Media video(List<BufferedImage> frames, double framesPerSecond) {
        return decoded(
                new VideoItem(frames.stream().map(ImageConversion::toItem).toList(), framesPerSecond));
    }

    /** @throws TesseraException MEDIA_UNREACHABLE or MEDIA_TOO_LARGE */
    public static ContentPart.Media audio(Path file) {
        return file(Modality.AUDIO, file);
    }

    public static ContentPart.Media audio(URI uri) {
        return url(Modality.AUDIO, uri);
    }

    /** The bytes of a file, in any format that is installed. */
    public static ContentPart.Media audio(byte[] file) {
        return encoded(Modality.AUDIO, file);
    }

    /**
     * Sound of one channel.
     *
     * @param samples from -1 to 1
     * @param sampleRate samples to a second
     */
    public static ContentPart.Media audio(float[] samples, int sampleRate) {
        return decoded(new AudioItem(samples, sampleRate));
    }

    /**
     * What an encoder would make of media, computed elsewhere. It needs the setting {@code embeddings.enabled}.
     *
     * @param embeddings one row for each embedding, of numbers that half precision holds
     * @param fields what the model needs to know besides, such as {@code image_grid_thw}
     */
    public static ContentPart.Media embeddings(Modality modality, Tensor embeddings, Map<String, Tensor> fields) {
        return decoded(new EmbeddingItem(modality, embeddings, fields));
    }

    /**
     * The same from a file of tensors, in any format that is installed: of the rows alone, or of rows and fields by their names,
     * such as {@code image_embeds} and {@code image_grid_thw}. It needs the setting {@code embeddings.enabled}.
     *
     * @throws TesseraException MEDIA_UNREACHABLE or MEDIA_TOO_LARGE
     */
    public static ContentPart.Media embeddings(Modality modality, Path file) {
        return encodedEmbeddings(modality, read(file));
    }

    /** The same from the bytes of such a file. */
    public static ContentPart.Media embeddings(Modality modality, byte[] file) {
        return encodedEmbeddings(modality, new EncodedMedia(file, ""));
    }

    /** The same media under a name, by which its processed form is cached. */
    public static ContentPart.Media named(String uuid, ContentPart.Media media) {
        return new ContentPart.Media(media.modality(), media.payload(), Optional.of(uuid), media.extra());
    }

    /** Media that was sent before under this name, and is cached. */
    public static ContentPart.Media cached(Modality modality, String uuid) {
        return new ContentPart.Media(modality, new ContentPart.Omitted(), Optional.of(uuid));
    }

    private static ContentPart.Media file(Modality modality, Path file) {
        return new ContentPart.Media(modality, new ContentPart.Encoded(read(file)));
    }

    private static EncodedMedia read(Path file) {
        // the name alone: programs show errors to users of theirs
        BoundedInput input = new BoundedInput(
                "the file " + file.getFileName(), BoundedInput.LONGEST_ARRAY, MEDIA_UNREACHABLE, MEDIA_TOO_LARGE);
        return new EncodedMedia(input.read(file), "");
    }

    private static ContentPart.Media url(Modality modality, URI uri) {
        return new ContentPart.Media(modality, new ContentPart.Url(uri.toString()));
    }

    private static ContentPart.Media encoded(Modality modality, byte[] file) {
        return new ContentPart.Media(modality, new ContentPart.Encoded(new EncodedMedia(file, "")));
    }

    private static ContentPart.Media encodedEmbeddings(Modality modality, EncodedMedia file) {
        return new ContentPart.Media(modality, new ContentPart.EncodedEmbeddings(modality, file));
    }

    private static ContentPart.Media decoded(MediaItem item) {
        return new ContentPart.Media(item.modality(), new ContentPart.Decoded(item));
    }
}
