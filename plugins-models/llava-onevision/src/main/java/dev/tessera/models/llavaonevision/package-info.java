/** LLaVA-OneVision: its input processing, vision encoder and decoder. */
package dev.tessera.models.llavaonevision;
