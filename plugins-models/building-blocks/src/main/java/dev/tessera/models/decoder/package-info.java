/** Language models built like Llama: their settings, weights, rotary embeddings and network. */
package dev.tessera.models.decoder;
