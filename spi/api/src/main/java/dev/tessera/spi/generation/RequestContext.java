package dev.tessera.spi.generation;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * Who asks, and how a request stands to others.
 *
 * @param tenant on whose behalf the request is made, such as the name of an API key; media uuids are known, and
 *     cached prefixes are shared, within a tenant only
 * @param cacheSalt requests share cached prefixes only with those of the same salt
 * @param priority requests with lower numbers are served first
 */
public record RequestContext(String tenant, Optional<String> cacheSalt, long priority) {
    /** A request of the only tenant there is. */
    public static final RequestContext DEFAULT = new RequestContext("", Optional.empty(), 0);

    public RequestContext {
        requireNonNull(tenant, "tenant is null");
        requireNonNull(cacheSalt, "cacheSalt is null");
    }
}
