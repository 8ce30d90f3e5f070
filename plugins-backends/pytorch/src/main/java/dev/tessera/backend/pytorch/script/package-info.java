/** Writes graphs as TorchScript. Pure text: nothing native is touched here. */
package dev.tessera.backend.pytorch.script;
