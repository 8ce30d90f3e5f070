package dev.tessera.media.javacv.audio;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;
import org.bytedeco.ffmpeg.global.avutil;

/** How FFmpeg stores samples, and what they mean: full scale is brought to 1, as libsndfile does. */
enum SampleFormat {
    UNSIGNED_8(avutil.AV_SAMPLE_FMT_U8, avutil.AV_SAMPLE_FMT_U8P, Byte.BYTES) {
        @Override
        float read(ByteBuffer bytes, int offset) {
            return ((bytes.get(offset) & 0xff) - 0x80) * 0x1p-7f;
        }
    },
    SIGNED_16(avutil.AV_SAMPLE_FMT_S16, avutil.AV_SAMPLE_FMT_S16P, Short.BYTES) {
        @Override
        float read(ByteBuffer bytes, int offset) {
            return bytes.getShort(offset) * 0x1p-15f;
        }
    },
    /** Samples of 24 bits are here as well, in the upper bits. */
    SIGNED_32(avutil.AV_SAMPLE_FMT_S32, avutil.AV_SAMPLE_FMT_S32P, Integer.BYTES) {
        @Override
        float read(ByteBuffer bytes, int offset) {
            return bytes.getInt(offset) * 0x1p-31f;
        }
    },
    SIGNED_64(avutil.AV_SAMPLE_FMT_S64, avutil.AV_SAMPLE_FMT_S64P, Long.BYTES) {
        @Override
        float read(ByteBuffer bytes, int offset) {
            return bytes.getLong(offset) * 0x1p-63f;
        }
    },
    FLOAT(avutil.AV_SAMPLE_FMT_FLT, avutil.AV_SAMPLE_FMT_FLTP, Float.BYTES) {
        @Override
        float read(ByteBuffer bytes, int offset) {
            return bytes.getFloat(offset);
        }
    },
    DOUBLE(avutil.AV_SAMPLE_FMT_DBL, avutil.AV_SAMPLE_FMT_DBLP, Double.BYTES) {
        @Override
        float read(ByteBuffer bytes, int offset) {
            return (float) bytes.getDouble(offset);
        }
    };

    private final int interleaved;
    private final int planar;
    private final int bytes;

    /**
     * @param interleaved FFmpeg's number where the channels' samples take turns
     * @param planar FFmpeg's number where each channel has its samples together
     */
    SampleFormat(int interleaved, int planar, int bytes) {
        this.interleaved = interleaved;
        this.planar = planar;
        this.bytes = bytes;
    }

    /** The format that FFmpeg has a number for. */
    static Optional<SampleFormat> of(int number) {
        return Arrays.stream(values())
                .filter(format -> format.interleaved == number || format.planar == number)
                .findFirst();
    }

    /** Whether FFmpeg's number means that each channel has its samples together. */
    boolean isPlanar(int number) {
        return planar == number;
    }

    /** Bytes of a sample. */
    int bytes() {
        return bytes;
    }

    /** A sample, from -1 to 1 where the file keeps to that. */
    abstract float read(ByteBuffer bytes, int offset);
}
