package dev.tessera.spi.model;

/** The positions of one sequence's tokens. Thread-safe. */
@FunctionalInterface
public interface TokenPositions {
    /**
     * One position.
     *
     * @param axis from zero to {@link PositionScheme#axes} less one
     * @param token number of the token in the sequence; tokens beyond the prompt are generated ones
     */
    long position(int axis, int token);
}
