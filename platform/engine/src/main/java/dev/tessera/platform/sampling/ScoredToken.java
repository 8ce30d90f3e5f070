package dev.tessera.platform.sampling;

/**
 * A token that could stand at a position.
 *
 * @param id the token
 * @param logprob natural logarithm of its probability, before penalties and temperature
 * @param rank its place among all tokens, from 1 for the likeliest
 */
public record ScoredToken(int id, double logprob, int rank) {}
