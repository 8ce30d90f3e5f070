package dev.tessera.spi.media;

import dev.tessera.spi.error.TesseraException;
import dev.tessera.spi.json.JsonObject;

/**
 * Decodes media of one modality. Called from many threads at once, with bytes that nobody has looked at: an implementation
 * checks sizes in headers before it allocates, and its native memory is free when it returns or throws.
 */
public interface ModalityParser {
    /** What it decodes. */
    Modality modality();

    /**
     * Decodes.
     *
     * @param media the bytes
     * @param options the request's {@code media_io_kwargs} for this modality; unknown ones are refused
     * @throws TesseraException INVALID_MEDIA, UNSUPPORTED_MEDIA or MEDIA_TOO_LARGE
     */
    MediaItem parse(EncodedMedia media, JsonObject options);

    /**
     * Checks options that hold where requests say nothing, before there is any media.
     *
     * @param options as {@link #parse} is given them
     * @throws TesseraException with the options' error code, where one is unknown or out of range
     */
    void checkOptions(JsonObject options);
}
