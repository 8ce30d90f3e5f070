package dev.tessera.platform.scheduler;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * An item to encode before a step.
 *
 * @param identifier the item's identifier
 * @param sequenceId a sequence whose item it is
 * @param item number of the item in that sequence's request
 * @param rows rows of the encoder cache for the item's embeddings, in their order
 */
public record EncoderRun(String identifier, String sequenceId, int item, List<Integer> rows) {
    public EncoderRun {
        requireNonNull(identifier, "identifier is null");
        requireNonNull(sequenceId, "sequenceId is null");
        rows = List.copyOf(rows);
    }
}
