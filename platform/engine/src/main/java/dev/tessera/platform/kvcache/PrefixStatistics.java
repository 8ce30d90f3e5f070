package dev.tessera.platform.kvcache;

/**
 * How often prefixes were found, since the start.
 *
 * @param queriedTokens tokens of all sequences when they were first admitted
 * @param hitTokens how many of them did not have to be computed
 */
public record PrefixStatistics(long queriedTokens, long hitTokens) {}
