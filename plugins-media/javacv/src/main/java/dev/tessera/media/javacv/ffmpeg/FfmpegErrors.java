package dev.tessera.media.javacv.ffmpeg;

import static dev.tessera.spi.error.StandardErrors.INVALID_MEDIA;
import static dev.tessera.spi.error.StandardErrors.MEDIA_TOO_LARGE;
import static dev.tessera.spi.error.StandardErrors.UNSUPPORTED_MEDIA;

import dev.tessera.spi.error.TesseraException;
import org.bytedeco.ffmpeg.global.avutil;

/** The errors that files in containers give. FFmpeg's own words stay out of them, as they may hold parts of the file. */
public final class FfmpegErrors {
    // errno's numbers, which FFmpeg negates
    static final int TRY_AGAIN = -11;
    static final int NO_MEMORY = -12;
    static final int NO_ACCESS = -13;
    static final int INVALID_ARGUMENT = -22;

    private FfmpegErrors() {}

    /**
     * The file contradicts its format.
     *
     * @param problem a part of a sentence, such as {@code its header cannot be read}
     */
    public static TesseraException damaged(StreamKind kind, String problem) {
        return new TesseraException(INVALID_MEDIA, "the %s is damaged: %s".formatted(kind, problem));
    }

    /**
     * What FFmpeg's result means.
     *
     * @param result below zero
     * @param problem as of {@link #damaged}
     */
    public static TesseraException of(StreamKind kind, int result, String problem) {
        if (result == NO_MEMORY) {
            return new TesseraException(
                    MEDIA_TOO_LARGE, "the %s would take more memory to decode than is allowed".formatted(kind));
        }
        if (result == avutil.AVERROR_PATCHWELCOME()) {
            return unsupported("the %s has features that are not supported".formatted(kind));
        }
        return damaged(kind, problem);
    }

    /** The file may be sound, but is of a kind that is not decoded. */
    public static TesseraException unsupported(String sentence) {
        return new TesseraException(UNSUPPORTED_MEDIA, sentence);
    }
}
