package dev.tessera.media.sources;

import static dev.tessera.spi.error.StandardErrors.INVALID_MEDIA;
import static dev.tessera.spi.error.StandardErrors.INVALID_REQUEST;
import static dev.tessera.spi.error.StandardErrors.MEDIA_TOO_LARGE;
import static dev.tessera.spi.error.StandardErrors.UNSUPPORTED_MEDIA;
import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.tessera.spi.error.TesseraException;
import dev.tessera.spi.media.EncodedMedia;
import dev.tessera.spi.media.MediaSource;
import dev.tessera.spi.media.Modality;
import jakarta.inject.Inject;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import java.util.Set;

/**
 * Decodes {@code data:} URLs: {@code data:image/png;base64,iVBOR...}, with any parameters between type and {@code base64}.
 * As strict as vLLM: the word is in lower case and comes last, the content has the standard alphabet, no white space, and
 * its padding. The frames of a video, {@code data:video/jpeg;base64,/9j/4..,/9j/4..}, are passed on as they are. Safe for use
 * by many threads.
 */
public final class DataUrlSource implements MediaSource {
    private static final String BASE64 = ";base64";
    private static final String FRAMES = "video/jpeg";
    private static final int GROUP_CHARACTERS = 4;
    private static final int GROUP_BYTES = 3;

    @Inject
    public DataUrlSource() {}

    @Override
    public Set<String> schemes() {
        return Set.of("data");
    }

    @Override
    public EncodedMedia fetch(String url, Modality modality, long maxBytes) {
        int colon = url.indexOf(':');
        int comma = url.indexOf(',', colon);
        if (comma < 0) {
            throw new TesseraException(INVALID_REQUEST, "the data URL is invalid: missing ',' separator");
        }
        String header = url.substring(colon + 1, comma);
        if (!header.endsWith(BASE64)) {
            throw new TesseraException(UNSUPPORTED_MEDIA, "only base64 data URLs are supported");
        }
        String mediaType = header.substring(0, header.indexOf(';'));
        if (mediaType.equalsIgnoreCase(FRAMES)) {
            return new EncodedMedia(frames(url, comma + 1, maxBytes), FRAMES);
        }
        requireLength(url, comma + 1, maxBytes);
        return new EncodedMedia(decode(url, comma + 1), mediaType);
    }

    private static byte[] frames(String url, int start, long maxBytes) {
        requireSize(url.length() - start, maxBytes);
        return url.substring(start).getBytes(ISO_8859_1);
    }

    private static void requireLength(String url, int start, long maxBytes) {
        int characters = url.length() - start;
        if (characters % GROUP_CHARACTERS != 0) {
            throw new TesseraException(
                    INVALID_MEDIA,
                    "the media in base64 has %d characters, which is not a multiple of 4: it is cut off or lacks its padding"
                            .formatted(characters));
        }
        requireSize((long) characters / GROUP_CHARACTERS * GROUP_BYTES - padding(url), maxBytes);
    }

    private static void requireSize(long bytes, long maxBytes) {
        if (bytes > maxBytes) {
            throw new TesseraException(
                    MEDIA_TOO_LARGE, "the media has %d bytes, but the limit is %d".formatted(bytes, maxBytes));
        }
    }

    private static int padding(String url) {
        if (url.endsWith("==")) {
            return 2;
        }
        return url.endsWith("=") ? 1 : 0;
    }

    /** Copies the characters once; content is large enough for a second copy to show. */
    private static byte[] decode(String url, int start) {
        byte[] characters = url.getBytes(ISO_8859_1);
        try {
            ByteBuffer content = Base64.getDecoder().decode(ByteBuffer.wrap(characters, start, url.length() - start));
            return content.remaining() == content.array().length
                    ? content.array()
                    : Arrays.copyOf(content.array(), content.remaining());
        } catch (IllegalArgumentException e) {
            throw new TesseraException(INVALID_MEDIA, "the media is not base64: a character does not belong there", e);
        }
    }
}
