package dev.tessera.frontend.openai.content;

import static dev.tessera.spi.error.StandardErrors.INVALID_REQUEST;
import static java.util.Objects.requireNonNull;

import dev.tessera.spi.generation.ContentPart;
import dev.tessera.spi.json.JsonObject;

/**
 * A content part as it was read.
 *
 * @param content what it says or shows
 * @param mediaOptions the part's own {@code media_io_kwargs}; without members for what is no media
 * @param path where it stands
 */
public record RequestPart(ContentPart content, JsonObject mediaOptions, String path) {
    public RequestPart {
        requireNonNull(content, "content is null");
        requireNonNull(mediaOptions, "mediaOptions is null");
        requireNonNull(path, "path is null");
    }

    /** Text that stands at this path. */
    public static RequestPart ofText(String text, String path) {
        return of(new ContentPart.Text(text), path);
    }

    /** What is no media, and stands at this path. */
    static RequestPart of(ContentPart content, String path) {
        return new RequestPart(content, JsonObject.empty(path, INVALID_REQUEST), path);
    }
}
