package dev.tessera.platform.encodercache;

/**
 * How often items were in the encoder cache, since the start.
 *
 * @param hits references taken to items that were there
 * @param misses items that had to be encoded
 */
public record EncoderCacheStatistics(long hits, long misses) {}
