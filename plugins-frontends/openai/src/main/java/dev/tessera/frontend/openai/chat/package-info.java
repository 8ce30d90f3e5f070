/** Chat completions. */
package dev.tessera.frontend.openai.chat;
