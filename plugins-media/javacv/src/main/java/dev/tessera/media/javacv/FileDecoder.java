package dev.tessera.media.javacv;

import static dev.tessera.spi.error.StandardErrors.MEDIA_TOO_LARGE;
import static java.util.Objects.requireNonNull;

import dev.tessera.media.javacv.ffmpeg.Container;
import dev.tessera.media.javacv.ffmpeg.Deadline;
import dev.tessera.media.javacv.ffmpeg.FfmpegErrors;
import dev.tessera.media.javacv.ffmpeg.PixelLimit;
import dev.tessera.media.javacv.ffmpeg.StreamKind;
import dev.tessera.media.javacv.video.VideoSource;
import dev.tessera.spi.error.TesseraException;
import dev.tessera.spi.json.JsonObject;
import dev.tessera.spi.media.VideoItem;
import dev.tessera.spi.media.VideoMetadata;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * Decodes video files. A file is read once to count its frames, which headers do not always say, and a second time up to the
 * last frame that is taken. Safe for use by many threads.
 */
final class FileDecoder {
    private final JavacvConfig config;
    private final VideoConfig videoConfig;
    private final LongSupplier nanos;

    /** @param nanos nanoseconds since some moment */
    FileDecoder(JavacvConfig config, VideoConfig videoConfig, LongSupplier nanos) {
        this.config = requireNonNull(config, "config is null");
        this.videoConfig = requireNonNull(videoConfig, "videoConfig is null");
        this.nanos = requireNonNull(nanos, "nanos is null");
    }

    FileOptions read(JsonObject options) {
        return FileOptions.read(options, videoConfig.policy());
    }

    VideoItem decode(byte[] file, JsonObject options) {
        FileOptions fileOptions = read(options);
        Deadline deadline = new Deadline(videoConfig.timeout(), "javacv.video-decode-timeout", nanos);
        PixelLimit maxPixels = VideoLimits.ofFrame(config, videoConfig);
        VideoSource source;
        List<Integer> indices;
        try (Container container = Container.open(file, StreamKind.VIDEO, maxPixels, deadline)) {
            requireHeader(container, maxPixels);
            source = source(container);
            requireAllowed(container, fileOptions.policy().count(source, fileOptions.target()));
            indices = fileOptions.policy().sample(source, fileOptions.target());
        }
        SampledFrames frames;
        try (Container container = Container.open(file, StreamKind.VIDEO, maxPixels, deadline)) {
            frames = SampledFrames.decode(container, indices, fileOptions.recovery(), maxPixels, config);
        }
        double seconds = source.duration();
        return new VideoItem(
                frames.pictures(),
                seconds > 0 ? frames.pictures().size() / seconds : 1,
                Optional.of(new VideoMetadata(source.rate(), source.frames(), seconds, frames.indices())));
    }

    private VideoSource source(Container container) {
        double rate = container.frameRate();
        int count = container.countFrames();
        if (count == 0) {
            throw FfmpegErrors.damaged(StreamKind.VIDEO, "it has no frames");
        }
        VideoSource source = new VideoSource(count, rate);
        requireDuration(source.duration());
        return source;
    }

    /** Checks what the header says. */
    private void requireHeader(Container container, PixelLimit maxPixels) {
        int width = container.parameters().width();
        int height = container.parameters().height();
        if (width < 1 || height < 1) {
            // of some codecs FFmpeg knows a size only once it has set a decoder up, which the limit keeps it from
            throw new TesseraException(
                    MEDIA_TOO_LARGE,
                    "the video does not say how many pixels its frames have, or more than the limit of %d (%s)"
                            .formatted(maxPixels.pixels(), maxPixels.setting()));
        }
        container.duration().ifPresent(this::requireDuration);
    }

    private void requireDuration(double seconds) {
        Duration limit = videoConfig.maxDuration();
        if (seconds > limit.toMillis() / 1e3) {
            throw new TesseraException(
                    MEDIA_TOO_LARGE,
                    "the video lasts %.0f s, but the limit is %.0f s (javacv.max-video-duration)"
                            .formatted(seconds, limit.toMillis() / 1e3));
        }
    }

    private void requireAllowed(Container container, int frames) {
        if (frames > config.maxVideoFrames()) {
            throw new TesseraException(
                    MEDIA_TOO_LARGE,
                    "%d frames of the video would be taken, but the limit is %d (javacv.max-video-frames); ask for fewer"
                                    .formatted(frames, config.maxVideoFrames())
                            + " with num_frames or fps");
        }
        VideoLimits.requirePixels(
                config,
                frames,
                container.parameters().width(),
                container.parameters().height());
    }
}
