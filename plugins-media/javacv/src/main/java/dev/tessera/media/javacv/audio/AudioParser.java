package dev.tessera.media.javacv.audio;

import static dev.tessera.spi.error.StandardErrors.INVALID_MEDIA;
import static dev.tessera.spi.error.StandardErrors.UNSUPPORTED_MEDIA;
import static java.util.Objects.requireNonNull;

import dev.tessera.media.javacv.ffmpeg.Container;
import dev.tessera.media.javacv.ffmpeg.Deadline;
import dev.tessera.media.javacv.ffmpeg.Decoder;
import dev.tessera.media.javacv.ffmpeg.PixelLimit;
import dev.tessera.media.javacv.ffmpeg.StreamKind;
import dev.tessera.spi.error.TesseraException;
import dev.tessera.spi.json.JsonObject;
import dev.tessera.spi.media.AudioItem;
import dev.tessera.spi.media.EncodedMedia;
import dev.tessera.spi.media.Modality;
import dev.tessera.spi.media.ModalityParser;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Set;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avutil;

/**
 * Decodes sound, or the sound of a video, to the mean of its channels at its own rate, as vLLM does. Samples are those that
 * libsndfile would give for what is stored without loss. What cannot be decoded is left out where nothing could be before it,
 * or nothing can be after it. Safe for use by many threads.
 */
public final class AudioParser implements ModalityParser {
    /** Pixels that FFmpeg may decode to find its way in the file. */
    private static final PixelLimit NO_PICTURES = new PixelLimit(1, "sound needs none");

    private final AudioLimits limits;
    private final Duration timeout;

    @Inject
    public AudioParser(AudioConfig config) {
        this.limits = new AudioLimits(requireNonNull(config, "config is null"));
        this.timeout = config.decodeTimeout();
    }

    @Override
    public Modality modality() {
        return Modality.AUDIO;
    }

    @Override
    public AudioItem parse(EncodedMedia media, JsonObject options) {
        checkOptions(options);
        if (media.bytes().length == 0) {
            throw new TesseraException(INVALID_MEDIA, "the audio is empty");
        }
        limits.checkFile(media.bytes().length);
        Deadline deadline = new Deadline(timeout, "javacv.audio-decode-timeout", System::nanoTime);
        try (Container container = Container.open(media.bytes(), StreamKind.AUDIO, NO_PICTURES, deadline)) {
            checkHeader(container, media.bytes().length);
            try (Decoder decoder = new Decoder(container, NO_PICTURES.pixels())) {
                return decode(decoder);
            }
        }
    }

    @Override
    public void checkOptions(JsonObject options) {
        options.requireKnown(Set.of());
    }

    /**
     * Headers may promise more than there is: where each sample takes the same bytes, the file's length counts as well. Where
     * a file says nothing, what decoding comes to counts alone.
     */
    private void checkHeader(Container container, long bytes) {
        AVCodecParameters parameters = container.parameters();
        int rate = parameters.sample_rate();
        int channels = parameters.ch_layout().nb_channels();
        if (rate < 1 || channels < 1) {
            throw new TesseraException(
                    INVALID_MEDIA, "the audio is damaged: it has %d channels at %d Hz".formatted(channels, rate));
        }
        long ticks =
                container.isDurationGuessed() ? 0 : Math.max(container.stream().duration(), 0);
        long promised = Math.round(ticks * avutil.av_q2d(container.stream().time_base()) * rate);
        int bits = avcodec.av_get_bits_per_sample(parameters.codec_id());
        long possible = bits == 0 ? Long.MAX_VALUE : bytes * Byte.SIZE / bits / channels;
        limits.check(Math.min(promised, possible), channels, rate);
    }

    private AudioItem decode(Decoder decoder) {
        MonoSamples samples = new MonoSamples(limits);
        FramePlanes planes = new FramePlanes();
        boolean broken = false;
        for (Decoder.Step step = decoder.advance(); step != Decoder.Step.END; step = decoder.advance()) {
            if (step == Decoder.Step.DAMAGED) {
                broken = !samples.isEmpty();
            } else if (broken) {
                throw new TesseraException(INVALID_MEDIA, "the audio is damaged: a part of it cannot be decoded");
            } else if (decoder.frame().nb_samples() > 0) {
                add(decoder.frame(), planes, samples);
            }
        }
        if (samples.isEmpty()) {
            throw new TesseraException(INVALID_MEDIA, "the audio has no samples that can be decoded");
        }
        return samples.toItem();
    }

    private static void add(AVFrame frame, FramePlanes planes, MonoSamples samples) {
        SampleFormat format = SampleFormat.of(frame.format())
                .orElseThrow(() -> new TesseraException(
                        UNSUPPORTED_MEDIA, "the audio has samples of a kind that is not supported"));
        samples.add(
                planes.of(frame, format),
                format,
                frame.ch_layout().nb_channels(),
                frame.nb_samples(),
                frame.sample_rate());
    }
}
