/** Anthropic's messages. */
package dev.tessera.frontend.openai.messages;
