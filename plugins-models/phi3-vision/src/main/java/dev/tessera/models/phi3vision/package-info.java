/** Phi-3-vision: its input processing, image encoder and decoder. */
package dev.tessera.models.phi3vision;
