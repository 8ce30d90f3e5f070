/** What a plugin is: its entry and what it may contribute. */
package dev.tessera.spi;
