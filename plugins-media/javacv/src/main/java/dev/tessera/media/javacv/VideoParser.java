package dev.tessera.media.javacv;

import dev.tessera.spi.json.JsonObject;
import dev.tessera.spi.media.EncodedMedia;
import dev.tessera.spi.media.Modality;
import dev.tessera.spi.media.ModalityParser;
import dev.tessera.spi.media.VideoItem;
import jakarta.inject.Inject;
import java.util.function.LongSupplier;

/**
 * Decodes video files, by their content, and videos that are sent picture by picture, of media type {@code video/jpeg}. Safe
 * for use by many threads.
 */
public final class VideoParser implements ModalityParser {
    private static final String SEQUENCE = "video/jpeg";

    private final SequenceDecoder sequences;
    private final FileDecoder files;

    @Inject
    public VideoParser(JavacvConfig config, VideoConfig videoConfig) {
        this(config, videoConfig, System::nanoTime);
    }

    /** @param nanos nanoseconds since some moment */
    VideoParser(JavacvConfig config, VideoConfig videoConfig, LongSupplier nanos) {
        this.sequences = new SequenceDecoder(config);
        this.files = new FileDecoder(config, videoConfig, nanos);
    }

    @Override
    public Modality modality() {
        return Modality.VIDEO;
    }

    @Override
    public VideoItem parse(EncodedMedia media, JsonObject options) {
        return media.mediaType().equalsIgnoreCase(SEQUENCE)
                ? sequences.decode(media.bytes(), options)
                : files.decode(media.bytes(), options);
    }

    /** Takes what files take, for nothing that only sequences have is the same for all of them. */
    @Override
    public void checkOptions(JsonObject options) {
        files.read(options);
    }
}
