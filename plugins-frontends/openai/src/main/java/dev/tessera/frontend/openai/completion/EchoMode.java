package dev.tessera.frontend.openai.completion;

/** Whether a completion repeats its prompt. */
enum EchoMode {
    /** It has what was generated alone. */
    NONE,

    /** It has the prompt, and then what was generated. */
    BEFORE_TEXT,

    /** It has the prompt alone. A token is generated all the same, for an engine does nothing less, and left out. */
    ALONE
}
