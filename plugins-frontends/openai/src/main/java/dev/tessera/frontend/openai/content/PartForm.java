package dev.tessera.frontend.openai.content;

import dev.tessera.spi.media.Modality;

/** How a type of content part is written. */
sealed interface PartForm {
    /** What {@code type} says. */
    String type();

    /** The member that holds the content. */
    String key();

    /** Text, as a string. */
    record Text(String type, String key) implements PartForm {}

    /** A tool by its name, which stands in a member of its own; without a type, the key's may hold it as well. */
    record ToolReference(String type, String key) implements PartForm {}

    /** Media of one modality. */
    record Media(String type, String key, Modality modality, Payload payload) implements PartForm {}

    /** What an encoder would make of media of one modality. */
    record Embeddings(String type, String key, Modality modality) implements PartForm {}

    /** Embeddings in the place of tokens, which stand in a member of their own; without a type, the key's may hold them as well. */
    record PromptEmbeddings(String type, String key) implements PartForm {}

    /** Known, but not served. */
    record Unsupported(String type, String key) implements PartForm {}

    /** What a media part's member holds. */
    enum Payload {
        /** {@code {"url": ".."}}. */
        URL_OBJECT,
        /** The URL itself. */
        URL,
        /** {@code {"data": "<base64>", "format": "wav"}}. */
        DATA,
        /**
         * {@code {"type": "base64", "media_type": "image/png", "data": "<base64>"}}, or {@code {"type": "url", "url": ".."}}.
         */
        SOURCE
    }
}
