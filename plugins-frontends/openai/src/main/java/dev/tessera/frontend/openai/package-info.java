/** The wire formats of OpenAI as a plugin. */
package dev.tessera.frontend.openai;
