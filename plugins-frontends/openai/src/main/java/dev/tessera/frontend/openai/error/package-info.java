/** How failures are told to clients. */
package dev.tessera.frontend.openai.error;
