package dev.tessera.media.javacv.ffmpeg;

import static java.util.Objects.requireNonNull;

import dev.tessera.spi.error.TesseraException;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.avutil.AVRational;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avutil;

/**
 * Decodes a container's stream from where it stands, in one pass and in the thread of the caller. Frames that an edit list
 * leaves out do not show up. Used by one thread; native memory is free once it is closed.
 */
public final class Decoder implements AutoCloseable {
    /** What a step comes to. */
    public enum Step {
        /** There is a frame. */
        FRAME,
        /** What is here cannot be decoded; what follows may be. */
        DAMAGED,
        END
    }

    private final Container container;
    private final AVCodecContext codec;
    private final AVPacket packet;
    private final AVFrame frame;
    private boolean drained;

    /**
     * Opens the codec.
     *
     * @param container stays the caller's to close, after this
     * @param maxPixels frames with more are damaged
     * @throws TesseraException UNSUPPORTED_MEDIA, INVALID_MEDIA or MEDIA_TOO_LARGE
     */
    public Decoder(Container container, long maxPixels) {
        this.container = requireNonNull(container, "container is null");
        AVCodec decoder = avcodec.avcodec_find_decoder(container.parameters().codec_id());
        if (decoder == null || decoder.isNull()) {
            throw unsupported(container);
        }
        this.codec = avcodec.avcodec_alloc_context3(decoder);
        this.packet = avcodec.av_packet_alloc();
        this.frame = avutil.av_frame_alloc();
        try {
            open(decoder, maxPixels);
        } catch (RuntimeException | Error e) {
            close();
            throw e;
        }
    }

    private void open(AVCodec decoder, long maxPixels) {
        int result = avcodec.avcodec_parameters_to_context(codec, container.parameters());
        if (result >= 0) {
            try (AVRational timeBase = container.stream().time_base()) {
                codec.pkt_timebase(timeBase);
            }
            codec.max_pixels(maxPixels);
            // requests are decoded side by side as it is, and threads of FFmpeg would be beyond anyone's bounds
            codec.thread_count(1);
            result = avcodec.avcodec_open2(codec, decoder, (AVDictionary) null);
        }
        if (result < 0) {
            throw FfmpegErrors.of(container.kind(), result, "its codec cannot be opened");
        }
    }

    private static TesseraException unsupported(Container container) {
        int codec = container.parameters().codec_id();
        return FfmpegErrors.unsupported(
                codec == avcodec.AV_CODEC_ID_NONE
                        ? "the %s is of an unknown codec".formatted(container.kind())
                        : "the %s is of a codec that is not supported: %s"
                                .formatted(
                                        container.kind(),
                                        avcodec.avcodec_get_name(codec).getString()));
    }

    /**
     * Goes on to the next frame.
     *
     * @throws TesseraException MEDIA_TOO_LARGE or CANCELLED, where the deadline has come
     */
    public Step advance() {
        while (true) {
            container.deadline().check(container.kind());
            int received = avcodec.avcodec_receive_frame(codec, frame);
            if (received >= 0) {
                return Step.FRAME;
            }
            if (drained) {
                return Step.END;
            }
            if (received != FfmpegErrors.TRY_AGAIN || !send()) {
                return Step.DAMAGED;
            }
        }
    }

    /** Whether the decoder took the next packet, or that there is none. */
    private boolean send() {
        if (container.read(packet)) {
            return avcodec.avcodec_send_packet(codec, packet) >= 0;
        }
        drained = true;
        return avcodec.avcodec_send_packet(codec, null) >= 0;
    }

    /** The frame that the last step came to; the next step changes it. */
    public AVFrame frame() {
        return frame;
    }

    @Override
    public void close() {
        avutil.av_frame_free(frame);
        avcodec.av_packet_free(packet);
        avcodec.avcodec_free_context(codec);
    }
}
