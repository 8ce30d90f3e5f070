package dev.tessera.media.javacv.ffmpeg;

import static dev.tessera.spi.error.StandardErrors.MEDIA_TOO_LARGE;

import dev.tessera.spi.error.TesseraException;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.PointerPointer;

/** The streams of a file whose header is read, of which the best one of a kind is wanted. Used by one thread. */
final class StreamSelection {
    private final AVFormatContext format;
    private final StreamKind kind;
    private final Deadline deadline;

    /**
     * @param format the file, which stays the caller's
     * @param kind what stream is wanted
     * @param deadline for everything that is done with the file
     */
    StreamSelection(AVFormatContext format, StreamKind kind, Deadline deadline) {
        this.format = format;
        this.kind = kind;
        this.deadline = deadline;
    }

    /**
     * Finds the stream, and has the file leave out the others.
     *
     * @param maxPixels how many a picture of a video may have
     * @return the stream, valid as long as the file is open
     * @throws TesseraException INVALID_MEDIA, UNSUPPORTED_MEDIA, MEDIA_TOO_LARGE or CANCELLED
     */
    AVStream select(PixelLimit maxPixels) {
        requirePixels(maxPixels);
        readBeginning(maxPixels.pixels());
        // some formats tell of streams only once they come
        requirePixels(maxPixels);
        return best();
    }

    /** Checks what the header says, where it does, before a picture is decoded. */
    private void requirePixels(PixelLimit limit) {
        for (int i = 0; i < format.nb_streams(); i++) {
            AVCodecParameters codec = format.streams(i).codecpar();
            long pixels = (long) codec.width() * codec.height();
            if (codec.codec_type() == kind.mediaType() && pixels > limit.pixels()) {
                throw new TesseraException(
                        MEDIA_TOO_LARGE,
                        "the %s has frames of %d x %d = %d pixels, but the limit is %d (%s)"
                                .formatted(
                                        kind, codec.width(), codec.height(), pixels, limit.pixels(), limit.setting()));
            }
        }
    }

    /** Reads as far as FFmpeg needs to know the streams, for which it may decode some of their beginning. */
    private void readBeginning(long maxPixels) {
        int count = format.nb_streams();
        try (PointerPointer<AVDictionary> options = new PointerPointer<>(Math.max(1, count))) {
            for (int i = 0; i < count; i++) {
                AVDictionary ofStream = new AVDictionary(null);
                avutil.av_dict_set(ofStream, "max_pixels", Long.toString(maxPixels), 0);
                options.put(i, ofStream);
            }
            int result = avformat.avformat_find_stream_info(format, options);
            for (int i = 0; i < count; i++) {
                avutil.av_dict_free(new AVDictionary(options.get(i)));
            }
            deadline.check(kind);
            if (result < 0) {
                throw FfmpegErrors.of(kind, result, "its content cannot be read");
            }
        }
    }

    private AVStream best() {
        int index = avformat.av_find_best_stream(format, kind.mediaType(), -1, -1, (PointerPointer<?>) null, 0);
        if (index < 0 || isPicture(format.streams(index))) {
            throw FfmpegErrors.unsupported("the file has no %s".formatted(kind));
        }
        for (int i = 0; i < format.nb_streams(); i++) {
            if (i != index) {
                format.streams(i).discard(avcodec.AVDISCARD_ALL);
            }
        }
        return format.streams(index);
    }

    /** Whether it is the cover of a song, say, and no video. */
    private static boolean isPicture(AVStream stream) {
        return (stream.disposition() & avformat.AV_DISPOSITION_ATTACHED_PIC) != 0;
    }
}
