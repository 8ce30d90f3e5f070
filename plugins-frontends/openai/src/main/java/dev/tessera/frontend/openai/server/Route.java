package dev.tessera.frontend.openai.server;

/**
 * A call of the API.
 *
 * @param method such as {@code POST}
 * @param open whether it is answered without an API key, and while the server ends
 * @param action what it does
 */
record Route(String method, String path, boolean open, Action action) {}
