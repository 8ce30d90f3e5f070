package dev.tessera.platform.checkpoint;

import static dev.tessera.spi.error.StandardErrors.INVALID_CHECKPOINT;
import static java.util.Objects.requireNonNull;

import dev.tessera.spi.checkpoint.TensorInfo;
import dev.tessera.spi.checkpoint.Weights;
import dev.tessera.spi.error.TesseraException;
import dev.tessera.spi.tensor.Tensor;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The weights of a checkpoint and, where it lacks a tensor, those of its parts, whose names begin with what the part is called. */
final class JoinedWeights implements Weights {
    private final Weights own;
    private final Map<String, Weights> parts;
    private final Set<String> names;

    /** @param parts by the prefix that their names get, without a dot */
    JoinedWeights(Weights own, Map<String, Weights> parts) {
        this.own = requireNonNull(own, "own is null");
        this.parts = Collections.unmodifiableMap(new TreeMap<>(parts));
        Set<String> all = new TreeSet<>(own.names());
        parts.forEach((prefix, part) -> part.names().forEach(name -> all.add("%s.%s".formatted(prefix, name))));
        this.names = Collections.unmodifiableSet(all);
    }

    @Override
    public Set<String> names() {
        return names;
    }

    @Override
    public Optional<TensorInfo> find(String name) {
        return own.find(name)
                .or(() -> place(name)
                        .flatMap(place -> place.part().find(place.name()))
                        .map(info -> new TensorInfo(name, info.type(), info.shape())));
    }

    @Override
    public Tensor tensor(String name) {
        if (own.find(name).isPresent()) {
            return own.tensor(name);
        }
        return place(name)
                .filter(place -> place.part().find(place.name()).isPresent())
                .map(place -> place.part().tensor(place.name()))
                .orElseThrow(() ->
                        new TesseraException(INVALID_CHECKPOINT, "the checkpoint has no tensor %s".formatted(name)));
    }

    /** Where a tensor is: a part, and its name there. */
    private record Place(Weights part, String name) {}

    private Optional<Place> place(String name) {
        return parts.entrySet().stream()
                .filter(part -> name.startsWith(part.getKey() + "."))
                .map(part ->
                        new Place(part.getValue(), name.substring(part.getKey().length() + 1)))
                .findFirst();
    }
}
