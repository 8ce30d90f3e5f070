/** Media from data and file URLs. */
package dev.tessera.media.sources;
