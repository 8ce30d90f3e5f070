package dev.tessera.spi.media;

import static java.util.Objects.requireNonNull;

/**
 * Media as it comes from a file or the network, before decoding.
 *
 * @param bytes not changed after creation
 * @param mediaType what the sender says it is, such as {@code image/png}; empty where nothing is said. Parsers go by the
 *     bytes, since senders are often wrong. One type says what bytes are: {@code video/jpeg} stands for the frames of a
 *     video, each an image in base64, with commas between them
 */
@SuppressWarnings(
        "ArrayRecordComponent") // media is large, and copying it each time it changes hands would cost more than care
public record EncodedMedia(byte[] bytes, String mediaType) {
    public EncodedMedia {
        requireNonNull(bytes, "bytes is null");
        requireNonNull(mediaType, "mediaType is null");
    }

    @Override
    public String toString() {
        return "%d bytes%s".formatted(bytes.length, mediaType.isEmpty() ? "" : " of " + mediaType);
    }
}
