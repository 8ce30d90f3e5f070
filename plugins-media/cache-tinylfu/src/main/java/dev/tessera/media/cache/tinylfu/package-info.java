/** The cache policy by which what is seldom used goes first. */
package dev.tessera.media.cache.tinylfu;
