/** OpenAI's responses, without what would have to be stored. */
package dev.tessera.frontend.openai.responses;
