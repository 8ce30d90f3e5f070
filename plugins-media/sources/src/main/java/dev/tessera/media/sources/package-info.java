/** Media from data and file URLs, and the entry. */
package dev.tessera.media.sources;
