/** Which tokens of which sequences are computed next: continuous batching over the books of the caches. */
package dev.tessera.platform.scheduler;
