package dev.tessera.spi.media;

import dev.tessera.spi.error.TesseraException;
import java.util.Set;

/**
 * Fetches what a URL points to. Called from many threads at once. A source owns the safety of its scheme: which hosts or
 * directories may be read is its own configuration.
 */
public interface MediaSource {
    /** The URL schemes served, in lower case and without the colon, such as {@code data}. */
    Set<String> schemes();

    /**
     * Reads the media.
     *
     * @param url the URL as the request has it, with one of this source's schemes
     * @param modality what the media is wanted as; a source may wait longer for a video than for a picture
     * @param maxBytes more than this is refused as soon as it is known
     * @throws TesseraException INVALID_REQUEST for a malformed URL or one that this source's rules forbid,
     *     MEDIA_UNREACHABLE, MEDIA_TIMEOUT, MEDIA_TOO_LARGE; CANCELLED where the thread is interrupted
     */
    EncodedMedia fetch(String url, Modality modality, long maxBytes);
}
