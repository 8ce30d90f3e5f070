package dev.tessera.frontend.openai.completion;

import dev.tessera.spi.generation.GenerationEvent.Token;
import java.util.List;

/** Whether a completion repeats its prompt. */
enum EchoMode {
    /** It has what was generated alone. */
    NONE,

    /** It has the prompt, and then what was generated. */
    BEFORE_TEXT,

    /** It has the prompt alone. A token is generated all the same, for an engine does nothing less, and left out. */
    ALONE;

    /** Those of the generated tokens that the answer has. */
    List<Token> shown(List<Token> generated) {
        return this == ALONE ? List.of() : generated;
    }
}
