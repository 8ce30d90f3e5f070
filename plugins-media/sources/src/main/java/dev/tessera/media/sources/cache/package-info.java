/** Media that was fetched before, kept on disk. */
package dev.tessera.media.sources.cache;
