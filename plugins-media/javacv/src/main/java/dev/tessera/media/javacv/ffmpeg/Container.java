package dev.tessera.media.javacv.ffmpeg;

import static dev.tessera.spi.error.StandardErrors.MEDIA_TOO_LARGE;
import static java.util.Objects.requireNonNull;

import dev.tessera.media.javacv.mp4.Mp4Promises;
import dev.tessera.spi.error.TesseraException;
import java.util.Optional;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avcodec.AVPacketSideData;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVInputFormat;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.IntPointer;

/**
 * A file in memory, of which one stream is read: the best one of its kind. Nothing but the given bytes is read, whatever other
 * files they name. Used by one thread; native memory is free once it is closed.
 */
public final class Container implements AutoCloseable {
    /** FFmpeg's names of the formats that may be read. Playlists and whatever else opens other files are not among them. */
    private static final String FORMATS = "mov,matroska,avi,gif,flv,mpegts,ogg,wav,flac,mp3,aac,aiff,caf,au,w64";
    /** No protocol has this name. */
    private static final String NO_PROTOCOL = "none";

    private static final int MAX_STREAMS = 32;
    /** Packets that a file may have, and entries that the index of an MP4 file may have: a few dozen bytes each. */
    private static final int MAX_PACKETS = 4_000_000;

    /** How FFmpeg's name of the formats begins that are MP4's. */
    private static final String MP4 = "mov";

    private final StreamKind kind;
    private final Deadline deadline;
    private final byte[] bytes;
    private final MemoryInput input;
    private final AVFormatContext format;
    private AVStream stream;

    private Container(byte[] bytes, StreamKind kind, Deadline deadline) {
        this.kind = kind;
        this.deadline = deadline;
        this.bytes = bytes;
        this.input = new MemoryInput(bytes, deadline);
        this.format = avformat.avformat_alloc_context();
    }

    /**
     * Opens a file and finds its stream.
     *
     * @param bytes the file, not changed while this is open
     * @param kind what stream is wanted
     * @param maxPixels how many a picture of a video may have
     * @param deadline for everything that is done with the file
     * @throws TesseraException INVALID_MEDIA, UNSUPPORTED_MEDIA, MEDIA_TOO_LARGE or CANCELLED
     */
    public static Container open(byte[] bytes, StreamKind kind, PixelLimit maxPixels, Deadline deadline) {
        requireNonNull(bytes, "bytes is null");
        requireNonNull(kind, "kind is null");
        requireNonNull(maxPixels, "maxPixels is null");
        requireNonNull(deadline, "deadline is null");
        FfmpegLibrary.load();
        Container container = new Container(bytes, kind, deadline);
        try {
            container.readHeader();
            container.stream = new StreamSelection(container.format, kind, deadline).select(maxPixels);
            return container;
        } catch (RuntimeException | Error e) {
            container.close();
            throw e;
        }
    }

    private void readHeader() {
        input.attachTo(format);
        format.max_streams(MAX_STREAMS);
        AVInputFormat found = new AVInputFormat(null);
        int result = avformat.av_probe_input_buffer2(format.pb(), found, (String) null, null, 0, 0);
        deadline.check(kind);
        if (result < 0 || found.isNull()) {
            throw unknownFormat();
        }
        if (found.name().getString().startsWith(MP4)) {
            requireKept(Mp4Promises.of(bytes));
        }
        AVDictionary options = new AVDictionary(null);
        avutil.av_dict_set(options, "format_whitelist", FORMATS, 0);
        avutil.av_dict_set(options, "protocol_whitelist", NO_PROTOCOL, 0);
        result = avformat.avformat_open_input(format, (String) null, found, options);
        avutil.av_dict_free(options);
        if (result < 0) {
            // FFmpeg has freed it
            format.setNull();
            deadline.check(kind);
            if (result == FfmpegErrors.INVALID_ARGUMENT) {
                throw unknownFormat();
            }
            throw FfmpegErrors.of(kind, result, "its header cannot be read");
        }
    }

    /** FFmpeg makes all of an MP4 file's index at once, however large, and without asking whether it should go on. */
    private void requireKept(Mp4Promises promises) {
        if (promises.isCompressed()) {
            throw FfmpegErrors.unsupported("the %s has a compressed header, which is not supported".formatted(kind));
        }
        if (promises.entries() > MAX_PACKETS) {
            throw new TesseraException(
                    MEDIA_TOO_LARGE,
                    "the file of the %s has an index of %.0f entries or more, but the limit is %d"
                            .formatted(kind, promises.entries(), MAX_PACKETS));
        }
        if (promises.bytes() > bytes.length) {
            throw FfmpegErrors.damaged(
                    kind,
                    "it says that its samples have %.0f bytes, but the file has %d"
                            .formatted(promises.bytes(), bytes.length));
        }
    }

    private TesseraException unknownFormat() {
        return FfmpegErrors.unsupported(
                "the %s is not of a known format; formats are %s".formatted(kind, kind.formats()));
    }

    public StreamKind kind() {
        return kind;
    }

    /** What the file says of the stream: sizes, rates, the codec. Valid until this is closed. */
    public AVStream stream() {
        return stream;
    }

    /** What the file says of the stream's codec. Valid until this is closed. */
    public AVCodecParameters parameters() {
        return stream.codecpar();
    }

    /** Pictures in a second as FFmpeg guesses it, or 0 where it cannot. */
    public double frameRate() {
        return Fraction.of(avformat.av_guess_frame_rate(format, stream, null)).value();
    }

    /** Whether the file does not say how long it is, so that FFmpeg guesses it from the bits of its beginning. */
    public boolean isDurationGuessed() {
        return format.duration_estimation_method() == avformat.AVFMT_DURATION_FROM_BITRATE;
    }

    /** How long the file says it is, in seconds, where it says so. */
    public Optional<Double> duration() {
        if (isDurationGuessed()) {
            return Optional.empty();
        }
        if (stream.duration() != avutil.AV_NOPTS_VALUE) {
            return Optional.of(Fraction.of(stream.time_base()).times(stream.duration()));
        }
        return format.duration() == avutil.AV_NOPTS_VALUE
                ? Optional.empty()
                : Optional.of(format.duration() / (double) avutil.AV_TIME_BASE);
    }

    /**
     * How the pictures of a video have to be turned to stand upright: degrees clockwise, 0, 90, 180 or 270. What a file says
     * in between counts as 0.
     */
    public int rotation() {
        AVPacketSideData matrix = avcodec.av_packet_side_data_get(
                parameters().coded_side_data(), parameters().nb_coded_side_data(), avcodec.AV_PKT_DATA_DISPLAYMATRIX);
        if (matrix == null || matrix.isNull()) {
            return 0;
        }
        double counterclockwise = avutil.av_display_rotation_get(new IntPointer(matrix.data()));
        int clockwise = Double.isNaN(counterclockwise) ? 0 : Math.floorMod(-Math.round(counterclockwise), 360);
        return clockwise % 90 == 0 ? clockwise : 0;
    }

    /**
     * Reads what is left of the stream, and counts the frames in it that an edit list does not leave out. After this, the
     * stream is at its end.
     *
     * @throws TesseraException MEDIA_TOO_LARGE where there are millions, or where the deadline has come; CANCELLED
     */
    public int countFrames() {
        return countFrames(MAX_PACKETS);
    }

    int countFrames(int most) {
        int packets = 0;
        int count = 0;
        AVPacket packet = avcodec.av_packet_alloc();
        try {
            while (read(packet)) {
                if (++packets > most) {
                    throw new TesseraException(
                            MEDIA_TOO_LARGE,
                            "the %s has more than %d frames, which is the limit".formatted(kind, most));
                }
                count += (packet.flags() & avcodec.AV_PKT_FLAG_DISCARD) == 0 ? 1 : 0;
            }
            return count;
        } finally {
            avcodec.av_packet_free(packet);
        }
    }

    /**
     * Reads the stream's next packet, instead of what the packet held.
     *
     * @return whether there is one; a file that ends too early, or is damaged, ends here
     * @throws TesseraException MEDIA_TOO_LARGE or CANCELLED, where the deadline has come
     */
    public boolean read(AVPacket packet) {
        while (true) {
            avcodec.av_packet_unref(packet);
            int result = avformat.av_read_frame(format, packet);
            deadline.check(kind);
            if (result < 0 && result != FfmpegErrors.TRY_AGAIN) {
                return false;
            }
            if (result >= 0 && packet.stream_index() == stream.index()) {
                return true;
            }
        }
    }

    /** The deadline that this was opened with. */
    Deadline deadline() {
        return deadline;
    }

    @Override
    public void close() {
        if (!format.isNull()) {
            avformat.avformat_close_input(format);
        }
        input.close();
    }
}
