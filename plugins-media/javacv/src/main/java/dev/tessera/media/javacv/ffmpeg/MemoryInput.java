package dev.tessera.media.javacv.ffmpeg;

import static org.bytedeco.ffmpeg.global.avformat.AVSEEK_SIZE;

import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVIOContext;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.BytePointer;

/**
 * Bytes that FFmpeg reads as if they were a file. FFmpeg knows an input by a number. Used by one thread; FFmpeg calls back in
 * the thread that calls it.
 */
final class MemoryInput implements AutoCloseable {
    private static final int BUFFER = 64 << 10;
    private static final int FROM_START = 0;
    private static final int FROM_HERE = 1;
    private static final int FROM_END = 2;
    /** What {@code AVSEEK_FORCE} adds to where a seek starts from. */
    private static final int WHENCE = 0xffff;

    private final InputCallbacks callbacks = InputCallbacks.SHARED;
    private final long number;
    private final byte[] bytes;
    private final Deadline deadline;
    private final AVIOContext context;
    private long position;

    MemoryInput(byte[] bytes, Deadline deadline) {
        this.bytes = bytes;
        this.deadline = deadline;
        this.number = callbacks.inputs().add(this);
        BytePointer buffer = new BytePointer(avutil.av_malloc(BUFFER));
        this.context = avformat.avio_alloc_context(
                buffer, BUFFER, 0, OpenInputs.opaque(number), callbacks.read(), null, callbacks.seek());
        if (context == null || context.isNull()) {
            callbacks.inputs().remove(number);
            avutil.av_free(buffer);
            throw new OutOfMemoryError("no memory for FFmpeg's input");
        }
    }

    /** Has a format read these bytes, and nothing else. */
    void attachTo(AVFormatContext format) {
        format.pb(context);
        format.flags(format.flags() | AVFormatContext.AVFMT_FLAG_CUSTOM_IO);
        format.io_open(callbacks.refuse());
        format.interrupt_callback().callback(callbacks.interrupt()).opaque(OpenInputs.opaque(number));
    }

    int read(BytePointer buffer, int size) {
        if (deadline.isOver()) {
            return avutil.AVERROR_EXIT();
        }
        int count = (int) Math.min(size, bytes.length - position);
        if (count <= 0) {
            return avutil.AVERROR_EOF();
        }
        buffer.put(bytes, (int) position, count);
        position += count;
        return count;
    }

    long seek(long offset, int whence) {
        if (deadline.isOver()) {
            return avutil.AVERROR_EXIT();
        }
        if (whence == AVSEEK_SIZE) {
            return bytes.length;
        }
        long start = switch (whence & WHENCE) {
            case FROM_START -> 0;
            case FROM_HERE -> position;
            case FROM_END -> bytes.length;
            default -> -1;
        };
        long target = start + offset;
        if (start < 0 || target < 0 || target > bytes.length) {
            return FfmpegErrors.INVALID_ARGUMENT;
        }
        position = target;
        return target;
    }

    boolean isOver() {
        return deadline.isOver();
    }

    @Override
    public void close() {
        callbacks.inputs().remove(number);
        // FFmpeg may have put another buffer in place of the first
        avutil.av_free(context.buffer());
        avformat.avio_context_free(context);
    }
}
