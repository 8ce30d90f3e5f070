/** Who closes what, and in which order. */
package dev.tessera.platform.lifecycle;
