/** Qwen2-VL: its input processing, vision tower, decoder and positions. */
package dev.tessera.models.qwen2vl;
