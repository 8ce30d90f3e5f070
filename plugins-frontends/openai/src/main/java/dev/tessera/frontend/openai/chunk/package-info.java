/** Answers in chunks, as the two endpoints for completions write them. */
package dev.tessera.frontend.openai.chunk;
