package dev.tessera.frontend.openai.messages;

/** How many tokens a prompt has, placeholders of media expanded. */
public record TokenCount(int inputTokens) {}
