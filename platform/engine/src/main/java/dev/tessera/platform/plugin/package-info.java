/** Plugins: where they are found, how they are isolated, and what they contribute. */
package dev.tessera.platform.plugin;
