/** Ultravox: its input processing, audio encoder, projector and language model. */
package dev.tessera.models.ultravox;
