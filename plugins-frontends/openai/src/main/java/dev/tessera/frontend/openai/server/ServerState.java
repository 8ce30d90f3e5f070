package dev.tessera.frontend.openai.server;

/** What {@code GET /health} and {@code GET /ready} say. */
record ServerState(String status) {}
