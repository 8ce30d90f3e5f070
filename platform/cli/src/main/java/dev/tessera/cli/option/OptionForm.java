package dev.tessera.cli.option;

/** How the value of an option is written. */
enum OptionForm {
    /** One text. */
    TEXT,

    /** Nothing; the option is named, or named with {@code no-} before it. */
    FLAG,

    /** Any number of texts, with commas for further ones within. */
    LIST,

    /** As {@link TextList} has it, any number of times. */
    LIST_OR_JSON,

    /** Any number of texts, each of them whole, commas and all. */
    TEXTS,

    /** A JSON object; given several times, the objects are merged. */
    OBJECT,

    /** A number of units of 2^30 bytes. */
    GIGABYTES,

    /** A whole number of seconds, or a duration with its unit. */
    SECONDS,

    /** As {@link TokenCount} has it. */
    TOKENS,

    /** The same; {@code auto} and {@code -1} stand for no limit but the model's. */
    LENGTH
}
