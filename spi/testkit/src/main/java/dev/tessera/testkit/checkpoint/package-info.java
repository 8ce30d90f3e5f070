/** Weights and checkpoints made for a test. */
package dev.tessera.testkit.checkpoint;
