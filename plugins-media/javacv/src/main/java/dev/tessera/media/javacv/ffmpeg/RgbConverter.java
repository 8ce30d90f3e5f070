package dev.tessera.media.javacv.ffmpeg;

import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.ffmpeg.global.swscale;
import org.bytedeco.ffmpeg.swscale.SwsContext;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.DoublePointer;

/**
 * Turns decoded pictures into RGB as OpenCV's video capture does: colours by BT.601 whatever the file says, chroma brought to
 * size by swscale's bicubic filter. Used by one thread; native memory is free once it is closed.
 */
public final class RgbConverter implements AutoCloseable {
    private static final int CHANNELS = 3;
    /** Rows begin where swscale likes them to. */
    private static final int ALIGNMENT = 64;

    private final AVFrame rgb = avutil.av_frame_alloc();
    private SwsContext scaler = new SwsContext(null);
    private int sourceFormat = avutil.AV_PIX_FMT_NONE;

    /**
     * Converts a picture.
     *
     * @param frame a decoded one
     * @return red, green and blue of each pixel, row by row
     * @throws dev.tessera.spi.error.TesseraException UNSUPPORTED_MEDIA or MEDIA_TOO_LARGE
     */
    public byte[] convert(AVFrame frame) {
        if (frame.width() != rgb.width() || frame.height() != rgb.height() || frame.format() != sourceFormat) {
            prepare(frame);
        }
        int result = swscale.sws_scale(
                scaler, frame.data(), frame.linesize(), 0, frame.height(), rgb.data(), rgb.linesize());
        if (result < 0) {
            throw FfmpegErrors.of(StreamKind.VIDEO, result, "its pictures cannot be converted");
        }
        int row = CHANNELS * rgb.width();
        byte[] pixels = new byte[Math.multiplyExact(row, rgb.height())];
        BytePointer data = rgb.data(0);
        for (int y = 0; y < rgb.height(); y++) {
            data.position((long) y * rgb.linesize(0)).get(pixels, y * row, row);
        }
        return pixels;
    }

    private void prepare(AVFrame frame) {
        swscale.sws_freeContext(scaler);
        scaler = swscale.sws_getContext(
                frame.width(),
                frame.height(),
                frame.format(),
                frame.width(),
                frame.height(),
                avutil.AV_PIX_FMT_RGB24,
                swscale.SWS_BICUBIC,
                null,
                null,
                (DoublePointer) null);
        if (scaler == null || scaler.isNull()) {
            scaler = new SwsContext(null);
            throw FfmpegErrors.unsupported("the video has pixels of a kind that is not supported");
        }
        sourceFormat = frame.format();
        avutil.av_frame_unref(rgb);
        rgb.width(frame.width());
        rgb.height(frame.height());
        rgb.format(avutil.AV_PIX_FMT_RGB24);
        int result = avutil.av_frame_get_buffer(rgb, ALIGNMENT);
        if (result < 0) {
            throw FfmpegErrors.of(StreamKind.VIDEO, result, "its pictures have no size");
        }
    }

    @Override
    public void close() {
        swscale.sws_freeContext(scaler);
        avutil.av_frame_free(rgb);
    }
}
