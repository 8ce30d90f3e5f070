/** Texts as tokens, and tokens as text. */
package dev.tessera.frontend.openai.tokenization;
