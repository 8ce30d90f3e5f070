package dev.tessera.frontend.openai.call;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * Who makes a call, as far as the transport knows.
 *
 * @param tenant on whose behalf, as {@link dev.tessera.spi.generation.RequestContext} has it
 * @param requestId the id that the caller gave the call
 * @param assignedId an id of a call that is given none
 * @param priority that of a call whose body names none
 * @param cacheSalt that of a call, whatever its body names
 */
public record Caller(
        String tenant,
        Optional<String> requestId,
        String assignedId,
        Optional<Long> priority,
        Optional<String> cacheSalt) {
    public Caller {
        requireNonNull(tenant, "tenant is null");
        requireNonNull(requestId, "requestId is null");
        requireNonNull(assignedId, "assignedId is null");
        requireNonNull(priority, "priority is null");
        requireNonNull(cacheSalt, "cacheSalt is null");
    }

    /** Somebody without a name. */
    public static Caller anonymous(String assignedId) {
        return new Caller("", Optional.empty(), assignedId, Optional.empty(), Optional.empty());
    }
}
