package dev.tessera.spi.generation;

import static java.util.Objects.requireNonNull;

import dev.tessera.spi.media.Modality;
import java.util.Set;

/**
 * A model that answers requests.
 *
 * @param name the name by which requests ask for it
 * @param contextLength most tokens of a prompt and its answer together
 * @param modalities the media it takes; none for a text model
 */
public record ServedModel(String name, int contextLength, Set<Modality> modalities) {
    public ServedModel {
        requireNonNull(name, "name is null");
        modalities = Set.copyOf(modalities);
    }
}
