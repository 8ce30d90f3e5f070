package dev.tessera.spi.media;

import static java.util.Objects.requireNonNull;

import java.util.regex.Pattern;

/**
 * A kind of media. Open, because plugins may bring their own.
 *
 * @param name lower-case name, such as {@code image}
 */
public record Modality(String name) {
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]*");

    public static final Modality IMAGE = new Modality("image");
    public static final Modality VIDEO = new Modality("video");
    public static final Modality AUDIO = new Modality("audio");

    public Modality {
        requireNonNull(name, "name is null");
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("modality name \"%s\" is not in lower case".formatted(name));
        }
    }

    /** What embeddings of it are called, among the fields of a request and the tensors of a file, such as {@code image_embeds}. */
    public String embeddingsName() {
        return name + "_embeds";
    }

    @Override
    public String toString() {
        return name;
    }
}
