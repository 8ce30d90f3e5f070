package dev.tessera.media.javacv.ffmpeg;

import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVIOInterruptCB;
import org.bytedeco.ffmpeg.avformat.Read_packet_Pointer_BytePointer_int;
import org.bytedeco.ffmpeg.avformat.Seek_Pointer_long_int;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.javacpp.PointerPointer;

/**
 * What FFmpeg calls. There is one of each, for all inputs, because JavaCPP makes C functions for a handful of objects only.
 * They do not throw, since C could not go on. Safe for use by many threads.
 */
final class InputCallbacks {
    /** The only ones. */
    static final InputCallbacks SHARED = new InputCallbacks();

    private final OpenInputs inputs = new OpenInputs();
    private final Read_packet_Pointer_BytePointer_int read = new Read(inputs);
    private final Seek_Pointer_long_int seek = new Seek(inputs);
    private final AVIOInterruptCB.Callback_Pointer interrupt = new Interrupt(inputs);
    private final AVFormatContext.Io_open_AVFormatContext_PointerPointer_BytePointer_int_PointerPointer refuse =
            new Refuse();

    private InputCallbacks() {}

    /** The inputs that are told of what FFmpeg calls. */
    OpenInputs inputs() {
        return inputs;
    }

    Read_packet_Pointer_BytePointer_int read() {
        return read;
    }

    Seek_Pointer_long_int seek() {
        return seek;
    }

    AVIOInterruptCB.Callback_Pointer interrupt() {
        return interrupt;
    }

    AVFormatContext.Io_open_AVFormatContext_PointerPointer_BytePointer_int_PointerPointer refuse() {
        return refuse;
    }

    private static final class Read extends Read_packet_Pointer_BytePointer_int {
        private final OpenInputs inputs;

        Read(OpenInputs inputs) {
            this.inputs = inputs;
        }

        @Override
        public int call(Pointer opaque, BytePointer buffer, int size) {
            return inputs.find(opaque).map(input -> input.read(buffer, size)).orElseGet(avutil::AVERROR_EXIT);
        }
    }

    private static final class Seek extends Seek_Pointer_long_int {
        private final OpenInputs inputs;

        Seek(OpenInputs inputs) {
            this.inputs = inputs;
        }

        @Override
        public long call(Pointer opaque, long offset, int whence) {
            return inputs.find(opaque).map(input -> input.seek(offset, whence)).orElseGet(() ->
                    (long) avutil.AVERROR_EXIT());
        }
    }

    private static final class Interrupt extends AVIOInterruptCB.Callback_Pointer {
        private final OpenInputs inputs;

        Interrupt(OpenInputs inputs) {
            this.inputs = inputs;
        }

        @Override
        public int call(Pointer opaque) {
            return inputs.find(opaque).map(MemoryInput::isOver).orElse(true) ? 1 : 0;
        }
    }

    /** A file may name others, as playlists do. None of them is opened. */
    private static final class Refuse
            extends AVFormatContext.Io_open_AVFormatContext_PointerPointer_BytePointer_int_PointerPointer {
        @Override
        @SuppressWarnings("rawtypes") // as JavaCPP has it
        public int call(
                AVFormatContext format, PointerPointer opened, BytePointer url, int flags, PointerPointer options) {
            return FfmpegErrors.NO_ACCESS;
        }
    }
}
