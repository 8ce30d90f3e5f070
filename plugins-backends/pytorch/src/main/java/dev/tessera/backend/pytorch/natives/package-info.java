/** Everything that touches DJL and the native PyTorch library. */
package dev.tessera.backend.pytorch.natives;
