package dev.tessera.frontend.openai.tokenization;

import java.util.List;
import java.util.Optional;

/**
 * A tokenized prompt.
 *
 * @param maxModelLen most tokens of a prompt and its answer together
 * @param tokenStrs how the vocabulary spells each token, where that was asked for
 */
public record Tokens(int count, int maxModelLen, List<Integer> tokens, Optional<List<String>> tokenStrs) {}
