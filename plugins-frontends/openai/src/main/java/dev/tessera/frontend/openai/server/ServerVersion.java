package dev.tessera.frontend.openai.server;

/** What {@code GET /version} says. */
record ServerVersion(String version) {}
