package dev.tessera.media.javacv;

import static dev.tessera.spi.error.StandardErrors.INVALID_MEDIA;
import static dev.tessera.spi.error.StandardErrors.MEDIA_TOO_LARGE;
import static dev.tessera.spi.error.StandardErrors.UNSUPPORTED_MEDIA;
import static java.util.Objects.requireNonNull;

import dev.tessera.media.javacv.codec.OpenCv;
import dev.tessera.media.javacv.video.FrameSampling;
import dev.tessera.media.javacv.video.FrameSequence;
import dev.tessera.spi.error.TesseraException;
import dev.tessera.spi.json.JsonObject;
import dev.tessera.spi.media.EncodedMedia;
import dev.tessera.spi.media.ImageItem;
import dev.tessera.spi.media.Modality;
import dev.tessera.spi.media.ModalityParser;
import dev.tessera.spi.media.VideoItem;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * Decodes videos that are sent picture by picture, of media type {@code video/jpeg}. Each picture may have any format that
 * images may have. Of more pictures than are asked for, some are taken evenly, and the others are not decoded. Safe for use by
 * many threads.
 */
public final class VideoParser implements ModalityParser {
    private static final String SEQUENCE = "video/jpeg";

    private final JavacvConfig config;
    private final OpenCv openCv = new OpenCv();

    @Inject
    public VideoParser(JavacvConfig config) {
        this.config = requireNonNull(config, "config is null");
    }

    @Override
    public Modality modality() {
        return Modality.VIDEO;
    }

    @Override
    public VideoItem parse(EncodedMedia media, JsonObject options) {
        if (!media.mediaType().equalsIgnoreCase(SEQUENCE)) {
            throw new TesseraException(
                    UNSUPPORTED_MEDIA,
                    "video files are not supported; a video is sent as its frames, in a data:video/jpeg;base64 URL");
        }
        FrameSequence sequence = new FrameSequence(media.bytes(), config.maxVideoFrames());
        VideoOptions videoOptions = VideoOptions.read(options, sequence.size());
        int taken = videoOptions.taken(sequence.size());
        List<ImageItem> frames = decode(sequence, FrameSampling.uniform(sequence.size(), taken));
        return new VideoItem(frames, videoOptions.sampledRate(sequence.size(), taken));
    }

    private List<ImageItem> decode(FrameSequence sequence, int[] indices) {
        List<ImageItem> frames = new ArrayList<>(indices.length);
        for (int index : indices) {
            OpenedImage image = naming(index, () -> OpenedImage.of(sequence.frame(index), openCv, config));
            if (frames.isEmpty()) {
                requireAllowed(image, indices.length);
            } else {
                requireSize(index, image, frames.getFirst());
            }
            frames.add(naming(index, () -> image.decode(config.background())));
        }
        return frames;
    }

    /** Has errors say which frame they are about. */
    private static <T> T naming(int index, Supplier<T> step) {
        try {
            return step.get();
        } catch (TesseraException e) {
            throw new TesseraException(e.code(), "frame %d of the video: %s".formatted(index, e.getMessage()), e);
        }
    }

    private void requireAllowed(OpenedImage first, int count) {
        long pixels = (long) first.width() * first.height() * count;
        if (pixels > config.maxVideoPixels()) {
            throw new TesseraException(
                    MEDIA_TOO_LARGE,
                    "the video has %d frames of %d x %d pixels, %d pixels, but the limit is %d (javacv.max-video-pixels)"
                            .formatted(count, first.width(), first.height(), pixels, config.maxVideoPixels()));
        }
    }

    private static void requireSize(int index, OpenedImage image, ImageItem first) {
        if (image.width() != first.width() || image.height() != first.height()) {
            throw new TesseraException(
                    INVALID_MEDIA,
                    "frame %d of the video has %d x %d pixels, but the first has %d x %d"
                            .formatted(index, image.width(), image.height(), first.width(), first.height()));
        }
    }
}
