package dev.tessera.media.javacv.ffmpeg;

import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVIOInterruptCB;
import org.bytedeco.ffmpeg.avformat.Read_packet_Pointer_BytePointer_int;
import org.bytedeco.ffmpeg.avformat.Seek_Pointer_long_int;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.javacpp.PointerPointer;

/**
 * What FFmpeg calls. There is one of each, for all inputs, because JavaCPP makes C functions for a handful of objects only.
 * They do not throw, since C could not go on.
 */
final class InputCallbacks {
    static final Read_packet_Pointer_BytePointer_int READ = new Read();
    static final Seek_Pointer_long_int SEEK = new Seek();
    static final AVIOInterruptCB.Callback_Pointer INTERRUPT = new Interrupt();
    static final AVFormatContext.Io_open_AVFormatContext_PointerPointer_BytePointer_int_PointerPointer REFUSE =
            new Refuse();

    private InputCallbacks() {}

    private static final class Read extends Read_packet_Pointer_BytePointer_int {
        @Override
        public int call(Pointer opaque, BytePointer buffer, int size) {
            return MemoryInput.of(opaque).read(buffer, size);
        }
    }

    private static final class Seek extends Seek_Pointer_long_int {
        @Override
        public long call(Pointer opaque, long offset, int whence) {
            return MemoryInput.of(opaque).seek(offset, whence);
        }
    }

    private static final class Interrupt extends AVIOInterruptCB.Callback_Pointer {
        @Override
        public int call(Pointer opaque) {
            return MemoryInput.of(opaque).isOver() ? 1 : 0;
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
