package dev.tessera.media.sources.http;

import static dev.tessera.spi.error.StandardErrors.MEDIA_TOO_LARGE;
import static dev.tessera.spi.error.StandardErrors.MEDIA_UNREACHABLE;
import static dev.tessera.spi.error.StandardErrors.UNSUPPORTED_MEDIA;

import dev.tessera.spi.error.TesseraException;
import dev.tessera.spi.media.EncodedMedia;
import java.io.IOException;
import java.util.Locale;
import java.util.Set;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpHeaders;

/** What a server says to the question for media. */
sealed interface Answer {
    /** The media itself. */
    record Content(EncodedMedia media) implements Answer {}

    /**
     * That it is somewhere else.
     *
     * @param location as the server has it
     */
    record Redirect(String location) implements Answer {}

    Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);

    /** Timeout of the request, and too many requests. */
    Set<Integer> PASSING = Set.of(408, 429);

    /** The longest array that every JVM can make. */
    long LONGEST_ARRAY = Integer.MAX_VALUE - 8L;

    /**
     * Reads an answer, as far as it is needed.
     *
     * @param host who answers
     * @throws TesseraException MEDIA_TOO_LARGE as soon as that is known, MEDIA_UNREACHABLE, UNSUPPORTED_MEDIA
     */
    static Answer read(String host, ClassicHttpResponse response, long maxBytes) throws IOException, FailedAttempt {
        int status = response.getCode();
        if (REDIRECTS.contains(status)) {
            return new Redirect(header(response, HttpHeaders.LOCATION));
        }
        if (status < 200 || status > 299) {
            throw failure(host, status);
        }
        String encoding = header(response, HttpHeaders.CONTENT_ENCODING);
        if (!encoding.isEmpty() && !encoding.equalsIgnoreCase("identity")) {
            throw new TesseraException(
                    UNSUPPORTED_MEDIA, "%s compresses what it was asked for without compression".formatted(host));
        }
        return new Content(new EncodedMedia(content(response, maxBytes), mediaType(response)));
    }

    private static byte[] content(ClassicHttpResponse response, long maxBytes) throws IOException {
        HttpEntity entity = response.getEntity();
        if (entity == null) {
            return new byte[0];
        }
        if (entity.getContentLength() > maxBytes) {
            throw tooLarge(maxBytes);
        }
        byte[] bytes = entity.getContent().readNBytes((int) Math.min(maxBytes, LONGEST_ARRAY - 1) + 1);
        if (bytes.length > maxBytes) {
            throw tooLarge(maxBytes);
        }
        return bytes;
    }

    /** In lower case, as its spelling means nothing, and without parameters. */
    private static String mediaType(ClassicHttpResponse response) {
        String type = header(response, HttpHeaders.CONTENT_TYPE);
        int semicolon = type.indexOf(';');
        return (semicolon < 0 ? type : type.substring(0, semicolon)).strip().toLowerCase(Locale.ROOT);
    }

    private static String header(ClassicHttpResponse response, String name) {
        Header header = response.getFirstHeader(name);
        return header == null || header.getValue() == null ? "" : header.getValue();
    }

    private static TesseraException failure(String host, int status) throws FailedAttempt {
        String message = "%s answered with HTTP status %d".formatted(host, status);
        if (status >= 500 || PASSING.contains(status)) {
            throw new FailedAttempt(MEDIA_UNREACHABLE, message, null);
        }
        return new TesseraException(MEDIA_UNREACHABLE, message);
    }

    private static TesseraException tooLarge(long maxBytes) {
        return new TesseraException(
                MEDIA_TOO_LARGE, "the media at the URL has more bytes than the limit of %d".formatted(maxBytes));
    }
}
