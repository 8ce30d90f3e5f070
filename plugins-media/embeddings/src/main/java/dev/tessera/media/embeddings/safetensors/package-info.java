/** Safetensors files within requests. */
package dev.tessera.media.embeddings.safetensors;
