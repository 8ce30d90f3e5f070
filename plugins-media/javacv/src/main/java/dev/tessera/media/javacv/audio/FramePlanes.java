package dev.tessera.media.javacv.audio;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.javacpp.BytePointer;

/** Copies the samples of FFmpeg's frames into the heap, where nobody frees them early. Used by one thread. */
final class FramePlanes {
    private byte[] copy = {};

    /**
     * The samples of a frame; the next call changes them.
     *
     * @return one plane for each channel, or one for all, in the machine's byte order
     */
    List<ByteBuffer> of(AVFrame frame, SampleFormat format) {
        int channels = frame.ch_layout().nb_channels();
        boolean planar = format.isPlanar(frame.format());
        int planes = planar ? channels : 1;
        int length = Math.multiplyExact(Math.multiplyExact(frame.nb_samples(), format.bytes()), planar ? 1 : channels);
        int total = Math.multiplyExact(planes, length);
        if (copy.length < total) {
            copy = new byte[total];
        }
        List<ByteBuffer> buffers = new ArrayList<>(planes);
        for (int plane = 0; plane < planes; plane++) {
            // extended_data has all channels, data no more than eight
            new BytePointer(frame.extended_data().get(plane)).get(copy, plane * length, length);
            buffers.add(ByteBuffer.wrap(copy, plane * length, length).slice().order(ByteOrder.nativeOrder()));
        }
        return buffers;
    }
}
