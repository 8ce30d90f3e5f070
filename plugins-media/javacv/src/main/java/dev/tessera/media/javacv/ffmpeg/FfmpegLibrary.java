package dev.tessera.media.javacv.ffmpeg;

import dev.tessera.media.javacv.natives.JavaCpp;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.ffmpeg.global.swresample;
import org.bytedeco.ffmpeg.global.swscale;

/** Loads FFmpeg's native libraries, once. */
final class FfmpegLibrary {
    /**
     * No single allocation of FFmpeg is larger than this, whatever a header says. A plane of the largest picture that is
     * allowed fits, and so does the index of 20 million frames.
     */
    private static final long MAX_ALLOCATION = 512L << 20;

    private FfmpegLibrary() {}

    /** Returns when the libraries are loaded. */
    static void load() {
        Loaded.touch();
    }

    /** Initialized by the first call, and by the class loader's lock never twice. */
    private static final class Loaded {
        static {
            JavaCpp.load(avutil.class, swresample.class, avcodec.class, avformat.class, swscale.class);
            // FFmpeg writes lines to the error stream for each damaged file, some of which quote the file.
            avutil.av_log_set_level(avutil.AV_LOG_QUIET);
            avutil.av_max_alloc(MAX_ALLOCATION);
        }

        static void touch() {
            // initializes the class
        }
    }
}
