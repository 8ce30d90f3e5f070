/** Checkpoint directories: JSON files, and weights mapped into memory. */
package dev.tessera.platform.checkpoint;
