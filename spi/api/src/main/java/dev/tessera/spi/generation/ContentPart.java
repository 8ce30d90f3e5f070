package dev.tessera.spi.generation;

import static java.util.Objects.requireNonNull;

import dev.tessera.spi.media.EncodedMedia;
import dev.tessera.spi.media.MediaItem;
import dev.tessera.spi.media.Modality;
import java.util.Optional;

/** A part of a message. */
public sealed interface ContentPart {
    /** Text. */
    record Text(String text) implements ContentPart {
        public Text {
            requireNonNull(text, "text is null");
        }
    }

    /**
     * Media of one modality.
     *
     * @param modality what the request says it is
     * @param payload where it is
     * @param uuid the caller's name for it, under which its processed form is cached
     */
    record Media(Modality modality, Payload payload, Optional<String> uuid) implements ContentPart {
        public Media {
            requireNonNull(modality, "modality is null");
            requireNonNull(payload, "payload is null");
            requireNonNull(uuid, "uuid is null");
        }

        /** Media that the caller has no name for. */
        public Media(Modality modality, Payload payload) {
            this(modality, payload, Optional.empty());
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

    /** Media left out, because the caller believes it cached under its uuid. */
    record Omitted() implements Payload {}

    /** Media already decoded. */
    record Decoded(MediaItem item) implements Payload {
        public Decoded {
            requireNonNull(item, "item is null");
        }
    }
}
