package dev.tessera.frontend.openai.server;

/** What {@code /health}, {@code /ping} and {@code /ready} say. */
record ServerState(String status) {}
