package dev.tessera.frontend.openai.server;

/**
 * What {@code GET /load} says.
 *
 * @param serverLoad how many calls are under way
 */
record ServerLoad(int serverLoad) {}
