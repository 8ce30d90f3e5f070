/** Streams of the engine, read on threads of their own. */
package dev.tessera.frontend.openai.stream;
