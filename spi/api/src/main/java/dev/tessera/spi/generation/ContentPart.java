package dev.tessera.spi.generation;

import static dev.tessera.spi.error.StandardErrors.INVALID_REQUEST;
import static java.util.Objects.requireNonNull;

import dev.tessera.spi.json.JsonObject;
import dev.tessera.spi.media.EmbeddingItem;
import dev.tessera.spi.media.EncodedMedia;
import dev.tessera.spi.media.MediaItem;
import dev.tessera.spi.media.Modality;
import dev.tessera.spi.tensor.Tensor;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;

/** A part of a message. */
public sealed interface ContentPart {
    /** No further members for the template. */
    JsonObject NO_EXTRA = JsonObject.empty("content part", INVALID_REQUEST);

    /**
     * Text.
     *
     * @param text what is said
     * @param extra further members for the template, if it takes parts
     */
    record Text(String text, JsonObject extra) implements ContentPart {
        public Text {
            requireNonNull(text, "text is null");
            requireNonNull(extra, "extra is null");
        }

        /** Text and nothing more. */
        public Text(String text) {
            this(text, NO_EXTRA);
        }
    }

    /**
     * A tool by its name, which a template that takes parts may describe, and others write as it is.
     *
     * @param name not empty
     */
    record ToolReference(String name) implements ContentPart {
        public ToolReference {
            requireNonNull(name, "name is null");
            if (name.isEmpty()) {
                throw new IllegalArgumentException("the tool has no name");
            }
        }
    }

    /**
     * Embeddings in place of tokens: each row stands where a token of the text would, and models need not have been made for
     * it.
     *
     * @param rows a tensor of the model's hidden size in a format that a plugin reads, not yet decoded
     */
    record PromptEmbeddings(EncodedMedia rows) implements ContentPart {
        public PromptEmbeddings {
            requireNonNull(rows, "rows is null");
        }
    }

    /**
     * Media of one modality.
     *
     * @param modality what the request says it is
     * @param payload where it is
     * @param uuid the caller's name for it, under which its processed form is cached
     * @param extra further members for the template, if it takes parts
     */
    record Media(Modality modality, Payload payload, Optional<String> uuid, JsonObject extra) implements ContentPart {
        public Media {
            requireNonNull(modality, "modality is null");
            requireNonNull(payload, "payload is null");
            requireNonNull(uuid, "uuid is null");
            requireNonNull(extra, "extra is null");
        }

        /** Media of which the template knows nothing more. */
        public Media(Modality modality, Payload payload, Optional<String> uuid) {
            this(modality, payload, uuid, NO_EXTRA);
        }

        /** Media that the caller has no name for. */
        public Media(Modality modality, Payload payload) {
            this(modality, payload, Optional.empty());
        }

        /** Whether this is known to be what an encoder would make of media, instead of media. */
        public boolean embedded() {
            return switch (payload) {
                case Decoded(MediaItem item) -> item instanceof EmbeddingItem;
                case EncodedEmbeddings _ -> true;
                case Omitted(boolean embedded) -> embedded;
                case Encoded _, Url _ -> false;
            };
        }
    }

    /** Where media is. */
    sealed interface Payload {}

    /** Media to be fetched by the source of the URL's scheme. */
    record Url(String url) implements Payload {
        public Url {
            requireNonNull(url, "url is null");
        }
    }

    /** Media at hand, not yet decoded. */
    record Encoded(EncodedMedia media) implements Payload {
        public Encoded {
            requireNonNull(media, "media is null");
        }
    }

    /**
     * What an encoder would make of media, computed elsewhere and not yet decoded.
     *
     * @param tensors at least one, by name, in formats that plugins read; that of the embeddings has
     *     {@link Modality#embeddingsName}
     * @param numbers what needs no decoding, by names of its own
     */
    record EncodedEmbeddings(Map<String, EncodedMedia> tensors, Map<String, Tensor> numbers) implements Payload {
        public EncodedEmbeddings {
            tensors = Map.copyOf(tensors);
            numbers = Map.copyOf(numbers);
            if (tensors.isEmpty()) {
                throw new IllegalArgumentException("there are no embeddings");
            }
            if (!Collections.disjoint(tensors.keySet(), numbers.keySet())) {
                throw new IllegalArgumentException(
                        "some of %s and %s are alike".formatted(tensors.keySet(), numbers.keySet()));
            }
        }

        /** A file of the embeddings alone, or of them and all else that is needed, by their names. */
        public EncodedEmbeddings(Modality modality, EncodedMedia file) {
            this(Map.of(modality.embeddingsName(), file), Map.of());
        }
    }

    /**
     * Media left out, because the caller believes it cached under its uuid.
     *
     * @param embedded whether the caller says that it is embeddings
     */
    record Omitted(boolean embedded) implements Payload {
        /** Media left out of which the caller says nothing. */
        public Omitted() {
            this(false);
        }
    }

    /** Media already decoded. */
    record Decoded(MediaItem item) implements Payload {
        public Decoded {
            requireNonNull(item, "item is null");
        }
    }
}
