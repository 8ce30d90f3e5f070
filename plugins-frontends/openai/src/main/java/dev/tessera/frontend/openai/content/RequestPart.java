package dev.tessera.frontend.openai.content;

import static java.util.Objects.requireNonNull;

import dev.tessera.spi.generation.ContentPart;
import dev.tessera.spi.json.JsonObject;

/**
 * A content part as it was read.
 *
 * @param content what it says or shows
 * @param mediaOptions the part's own {@code media_io_kwargs}; without members for text
 * @param path where it stands
 */
public record RequestPart(ContentPart content, JsonObject mediaOptions, String path) {
    public RequestPart {
        requireNonNull(content, "content is null");
        requireNonNull(mediaOptions, "mediaOptions is null");
        requireNonNull(path, "path is null");
    }
}
