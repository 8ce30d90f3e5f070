/** From a request to the tokens and media that the model sees. */
package dev.tessera.platform.prompt;
