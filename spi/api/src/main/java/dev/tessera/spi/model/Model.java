package dev.tessera.spi.model;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * One checkpoint as its family describes it.
 *
 * @param contextLength most tokens that a prompt, media included, and its answer may have together
 * @param inputProcessor turns media into tensors and placeholders
 * @param positions gives tokens their positions
 * @param decoder the language model
 * @param encoders the networks that turn media into embeddings; at most one for a modality
 */
public record Model(
        int contextLength,
        InputProcessor inputProcessor,
        PositionScheme positions,
        Decoder decoder,
        List<Encoder> encoders) {
    public Model {
        if (contextLength < 1) {
            throw new IllegalArgumentException("a context of %d tokens is too short".formatted(contextLength));
        }
        requireNonNull(inputProcessor, "inputProcessor is null");
        requireNonNull(positions, "positions is null");
        requireNonNull(decoder, "decoder is null");
        encoders = List.copyOf(encoders);
    }
}
