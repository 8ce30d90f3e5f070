/** Completions of plain text. */
package dev.tessera.frontend.openai.completion;
