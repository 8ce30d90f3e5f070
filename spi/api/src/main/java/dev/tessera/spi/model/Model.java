package dev.tessera.spi.model;

import static java.util.Objects.requireNonNull;

import dev.tessera.spi.media.Modality;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

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
        requireOneForEachModality(encoders);
    }

    private static void requireOneForEachModality(List<Encoder> encoders) {
        Set<Modality> encoded = new HashSet<>();
        for (Encoder encoder : encoders) {
            for (Modality modality : encoder.modalities()) {
                if (!encoded.add(modality)) {
                    throw new IllegalArgumentException(
                            "two encoders take %s input, but only one of a model may".formatted(modality));
                }
            }
        }
    }
}
