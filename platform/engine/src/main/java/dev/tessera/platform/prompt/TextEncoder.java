package dev.tessera.platform.prompt;

import java.util.List;

/** Turns texts into tokens. */
@FunctionalInterface
interface TextEncoder {
    /** @param addSpecialTokens whether the tokenizer puts its own tokens round the text, or at least its beginning */
    List<Integer> encode(String text, boolean addSpecialTokens);
}
