package dev.tessera.platform.engine;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The requests that the engine's thread works on, by their numbers and by their sequences. */
final class ActiveRequests {
    private final Map<Long, ActiveRequest> byNumber = new LinkedHashMap<>();
    private final Map<Long, Set<String>> sequenceIds = new HashMap<>();
    private final Map<String, ActiveSequence> sequences = new HashMap<>();

    void add(ActiveRequest request) {
        byNumber.put(request.number(), request);
        sequenceIds.put(request.number(), new LinkedHashSet<>());
    }

    /** Adds a sequence of an active request, in place of any other of its name. */
    void add(ActiveSequence sequence) {
        sequenceIds.get(sequence.request().number()).add(sequence.sequenceId());
        sequences.put(sequence.sequenceId(), sequence);
    }

    Optional<ActiveRequest> find(long number) {
        return Optional.ofNullable(byNumber.get(number));
    }

    /** What a sequence is computed for; nothing where its request is over. */
    Optional<ActiveSequence> sequence(String sequenceId) {
        return Optional.ofNullable(sequences.get(sequenceId));
    }

    /** Whether a sequence is neither removed nor replaced. */
    boolean isActive(ActiveSequence sequence) {
        return sequence.equals(sequences.get(sequence.sequenceId()));
    }

    void remove(ActiveSequence sequence) {
        sequenceIds.get(sequence.request().number()).remove(sequence.sequenceId());
        sequences.remove(sequence.sequenceId());
    }

    /**
     * Removes a request with its sequences.
     *
     * @return their names
     */
    Set<String> remove(ActiveRequest request) {
        byNumber.remove(request.number());
        Set<String> removed =
                Optional.ofNullable(sequenceIds.remove(request.number())).orElseGet(Set::of);
        removed.forEach(sequences::remove);
        return removed;
    }

    Collection<ActiveRequest> all() {
        return List.copyOf(byNumber.values());
    }
}
