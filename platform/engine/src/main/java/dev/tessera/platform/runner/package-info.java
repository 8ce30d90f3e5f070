/** A compiled model with its caches on the device, and what it is given in a step. */
package dev.tessera.platform.runner;
