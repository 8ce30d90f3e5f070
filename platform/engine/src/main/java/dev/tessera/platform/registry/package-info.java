/** What plugins contribute, by name, created when it is asked for. */
package dev.tessera.platform.registry;
