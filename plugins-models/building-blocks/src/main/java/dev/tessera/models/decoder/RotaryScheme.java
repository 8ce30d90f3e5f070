package dev.tessera.models.decoder;

import dev.tessera.spi.graph.GraphBuilder;
import dev.tessera.spi.graph.Value;

/** How a language model's rotary embedding turns positions into angles. */
@FunctionalInterface
public interface RotaryScheme {
    /** @param positions INT64 {@code [axes, tokens]} */
    RotaryAngles angles(GraphBuilder graph, Value positions);
}
