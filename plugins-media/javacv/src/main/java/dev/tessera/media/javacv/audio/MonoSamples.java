package dev.tessera.media.javacv.audio;

import static dev.tessera.spi.error.StandardErrors.INVALID_MEDIA;

import dev.tessera.spi.error.TesseraException;
import dev.tessera.spi.media.AudioItem;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** The mean of all channels, gathered frame by frame. Used by one thread. */
final class MonoSamples {
    private final AudioLimits limits;
    private final List<float[]> frames = new ArrayList<>();
    private int rate;
    private int count;

    MonoSamples(AudioLimits limits) {
        this.limits = limits;
    }

    boolean isEmpty() {
        return count == 0;
    }

    /**
     * Takes a frame.
     *
     * @param planes the samples in the machine's byte order; one plane for each channel, or one in which they take turns
     * @param samples of each channel, at least one
     * @throws TesseraException MEDIA_TOO_LARGE, or INVALID_MEDIA where the rate differs from that of earlier frames
     */
    void add(List<ByteBuffer> planes, SampleFormat format, int channels, int samples, int frameRate) {
        if (frameRate < 1) {
            throw damaged("its sample rate is %d Hz".formatted(frameRate));
        }
        if (frameRate != rate && !isEmpty()) {
            throw damaged("its sample rate changes from %d Hz to %d".formatted(rate, frameRate));
        }
        rate = frameRate;
        limits.check((long) count + samples, channels, rate);
        float[] mono = mean(planes, format, channels, samples);
        frames.add(mono);
        count += samples;
    }

    private float[] mean(List<ByteBuffer> planes, SampleFormat format, int channels, int samples) {
        boolean planar = planes.size() == channels;
        int step = planar ? format.bytes() : format.bytes() * channels;
        float[] mean = new float[samples];
        for (int channel = 0; channel < channels; channel++) {
            ByteBuffer plane = planes.get(planar ? channel : 0);
            int offset = planar ? 0 : channel * format.bytes();
            for (int i = 0; i < samples; i++) {
                mean[i] += format.read(plane, offset + i * step);
            }
        }
        for (int i = 0; i < samples; i++) {
            mean[i] /= channels;
            if (!Float.isFinite(mean[i])) {
                throw damaged("sample %d is %s".formatted(count + i, mean[i]));
            }
        }
        return mean;
    }

    private static TesseraException damaged(String problem) {
        return new TesseraException(INVALID_MEDIA, "the audio is damaged: %s".formatted(problem));
    }

    /** All frames, which are gone afterwards, so that no more than twice the samples are held. */
    AudioItem toItem() {
        float[] all = new float[count];
        int at = 0;
        for (int i = 0; i < frames.size(); i++) {
            float[] frame = frames.set(i, null);
            System.arraycopy(frame, 0, all, at, frame.length);
            at += frame.length;
        }
        return new AudioItem(all, rate);
    }
}
