package dev.tessera.media.javacv.ffmpeg;

import org.bytedeco.ffmpeg.avutil.AVRational;

/** A number as FFmpeg has them. One without a denominator is unknown. */
record Fraction(int numerator, int denominator) {
    /** Takes a number over from FFmpeg, and frees what it came in. */
    static Fraction of(AVRational rational) {
        try (rational) {
            return new Fraction(rational.num(), rational.den());
        }
    }

    /** Zero where it is unknown. */
    double value() {
        return denominator == 0 ? 0 : numerator / (double) denominator;
    }

    double times(long count) {
        return denominator == 0 ? 0 : (double) count * numerator / denominator;
    }
}
