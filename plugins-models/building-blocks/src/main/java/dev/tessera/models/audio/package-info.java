/** From sound to the numbers that audio encoders take, as the libraries compute them that vLLM uses. */
package dev.tessera.models.audio;
