/** The API over HTTP. */
package dev.tessera.frontend.openai.server;
