package dev.tessera.frontend.openai.tokenization;

/** The text of tokens. */
public record PromptText(String prompt) {}
