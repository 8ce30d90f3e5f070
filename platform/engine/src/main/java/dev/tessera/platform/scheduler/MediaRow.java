package dev.tessera.platform.scheduler;

/**
 * A token that takes an embedding from the encoder cache.
 *
 * @param token number of the token in the sequence
 * @param row row of the encoder cache
 */
public record MediaRow(int token, int row) {}
