package dev.tessera.platform.engine;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The requests that the engine's thread works on, by their numbers and by their sequences. */
final class ActiveRequests {
    private final Map<Long, ActiveRequest> byNumber = new LinkedHashMap<>();
    private final Map<String, Choice> choices = new HashMap<>();

    void add(ActiveRequest request, List<Choice> itsChoices) {
        byNumber.put(request.number(), request);
        itsChoices.forEach(choice -> choices.put(choice.sequenceId(), choice));
    }

    Optional<ActiveRequest> find(long number) {
        return Optional.ofNullable(byNumber.get(number));
    }

    /** The choice that a sequence computes; nothing where its request is over. */
    Optional<Choice> choice(String sequenceId) {
        return Optional.ofNullable(choices.get(sequenceId));
    }

    void remove(ActiveRequest request) {
        byNumber.remove(request.number());
        request.sequenceIds().forEach(choices::remove);
    }

    Collection<ActiveRequest> all() {
        return List.copyOf(byNumber.values());
    }
}
