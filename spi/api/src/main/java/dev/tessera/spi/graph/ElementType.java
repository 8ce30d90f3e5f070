package dev.tessera.spi.graph;

/** What a value in a graph holds. How wide {@link #FLOAT} is, is decided when the graph is compiled. */
public enum ElementType {
    /** Floating point in the compute type of the compile options: weights, activations, caches. */
    FLOAT,
    /** Always 32-bit floating point: rotary angles, logits. */
    FLOAT32,
    /** 64-bit whole numbers: token ids, positions, row numbers. */
    INT64
}
