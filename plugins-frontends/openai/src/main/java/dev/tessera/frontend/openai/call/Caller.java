package dev.tessera.frontend.openai.call;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * Who makes a call, as far as the transport knows.
 *
 * @param tenant on whose behalf, as {@link dev.tessera.spi.generation.RequestContext} has it
 * @param requestId the id that the caller gave the call
 * @param priority that of a call whose body names none
 * @param cacheSalt that of a call, whatever its body names
 */
public record Caller(
        String tenant, Optional<String> requestId, Optional<Integer> priority, Optional<String> cacheSalt) {
    /** Somebody without a name. */
    public static final Caller ANONYMOUS = new Caller("", Optional.empty(), Optional.empty(), Optional.empty());

    public Caller {
        requireNonNull(tenant, "tenant is null");
        requireNonNull(requestId, "requestId is null");
        requireNonNull(priority, "priority is null");
        requireNonNull(cacheSalt, "cacheSalt is null");
    }
}
