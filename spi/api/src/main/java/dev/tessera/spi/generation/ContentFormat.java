package dev.tessera.spi.generation;

/** What a chat template is given as the content of a message. */
public enum ContentFormat {
    /** What the template itself looks for. */
    AUTO,
    /** One text, with placeholders for media. */
    STRING,
    /** A list of parts with a {@code type} each, as in the OpenAI API. */
    OPENAI
}
