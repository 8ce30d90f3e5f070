/** The cache policy by which what is least recently used goes first. */
package dev.tessera.media.cache.lru;
