package dev.tessera.spi.generation;

import static java.util.Objects.requireNonNull;

import dev.tessera.spi.media.Modality;
import java.util.List;
import java.util.Set;

/**
 * A model that answers requests.
 *
 * @param name the name by which requests ask for it, which answers have
 * @param contextLength most tokens of a prompt and its answer together
 * @param modalities the media it takes; none for a text model
 * @param otherNames further names by which requests may ask for it
 */
public record ServedModel(String name, int contextLength, Set<Modality> modalities, List<String> otherNames) {
    public ServedModel {
        requireNonNull(name, "name is null");
        modalities = Set.copyOf(modalities);
        otherNames = List.copyOf(otherNames);
    }

    /** A model with one name. */
    public ServedModel(String name, int contextLength, Set<Modality> modalities) {
        this(name, contextLength, modalities, List.of());
    }

    /** The same model with another context. */
    public ServedModel withContextLength(int tokens) {
        return new ServedModel(name, tokens, modalities, otherNames);
    }

    /** Whether this is one of its names. */
    public boolean isCalled(String other) {
        return name.equals(other) || otherNames.contains(other);
    }
}
