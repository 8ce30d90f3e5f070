/** Calls from web pages of other origins. */
package dev.tessera.frontend.openai.cors;
