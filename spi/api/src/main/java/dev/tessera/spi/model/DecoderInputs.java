package dev.tessera.spi.model;

import static java.util.Objects.requireNonNull;

import dev.tessera.spi.graph.GraphBuilder;
import dev.tessera.spi.graph.Value;

/**
 * What the engine gives a decoder in each step. The tokens of all sequences in the step lie on one axis {@code T}.
 *
 * @param tokenIds INT64 {@code [T]}
 * @param positions INT64 {@code [axes, T]}, as the model's {@link PositionScheme} gives them
 * @param mediaRows INT64 {@code [M]}: rows of the step that take media embeddings
 * @param mediaEmbeddings FLOAT {@code [M, hidden]}: those embeddings
 * @param attention the KV cache and where each sequence lies in it
 * @param outputRows INT64 {@code [R]}: rows whose logits are wanted
 */
public record DecoderInputs(
        Value tokenIds,
        Value positions,
        Value mediaRows,
        Value mediaEmbeddings,
        CachedAttention attention,
        Value outputRows) {
    public DecoderInputs {
        requireNonNull(tokenIds, "tokenIds is null");
        requireNonNull(positions, "positions is null");
        requireNonNull(mediaRows, "mediaRows is null");
        requireNonNull(mediaEmbeddings, "mediaEmbeddings is null");
        requireNonNull(attention, "attention is null");
        requireNonNull(outputRows, "outputRows is null");
    }

    /** Puts the media embeddings in their places among the embeddings of the tokens, {@code [T, hidden]}. */
    public Value withMedia(GraphBuilder graph, Value tokenEmbeddings) {
        return graph.scatterRows(tokenEmbeddings, mediaRows, mediaEmbeddings);
    }
}
