package dev.tessera.platform.template;

/** What a template expects as the content of a message. */
public enum ContentFormat {
    /** One text, in which the caller has put placeholders for media. */
    STRING,

    /** A list of parts with a {@code type} each, as in the OpenAI API. */
    OPENAI
}
