package dev.tessera.media.javacv.ffmpeg;

import static org.bytedeco.ffmpeg.global.avformat.AVSEEK_SIZE;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVIOContext;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.Pointer;

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

    private static final Map<Long, MemoryInput> OPEN = new ConcurrentHashMap<>();
    private static final AtomicLong LAST = new AtomicLong();

    private final long number = LAST.incrementAndGet();
    private final byte[] bytes;
    private final Deadline deadline;
    private final AVIOContext context;
    private long position;

    MemoryInput(byte[] bytes, Deadline deadline) {
        this.bytes = bytes;
        this.deadline = deadline;
        BytePointer buffer = new BytePointer(avutil.av_malloc(BUFFER));
        this.context = avformat.avio_alloc_context(
                buffer, BUFFER, 0, new Opaque(number), InputCallbacks.READ, null, InputCallbacks.SEEK);
        if (context == null || context.isNull()) {
            avutil.av_free(buffer);
            throw new OutOfMemoryError("no memory for FFmpeg's input");
        }
        OPEN.put(number, this);
    }

    /** Has a format read these bytes, and nothing else. */
    void attachTo(AVFormatContext format) {
        format.pb(context);
        format.flags(format.flags() | AVFormatContext.AVFMT_FLAG_CUSTOM_IO);
        format.io_open(InputCallbacks.REFUSE);
        format.interrupt_callback().callback(InputCallbacks.INTERRUPT).opaque(new Opaque(number));
    }

    /** The input with this number, which is open as long as FFmpeg knows of it. */
    static MemoryInput of(Pointer opaque) {
        return OPEN.get(opaque.address());
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
        OPEN.remove(number);
        // FFmpeg may have put another buffer in place of the first
        avutil.av_free(context.buffer());
        avformat.avio_context_free(context);
    }

    /** A number where C has a pointer. */
    private static final class Opaque extends Pointer {
        Opaque(long number) {
            address = number;
        }
    }
}
