/** Conversations, whichever endpoint they came by. */
package dev.tessera.frontend.openai.conversation;
