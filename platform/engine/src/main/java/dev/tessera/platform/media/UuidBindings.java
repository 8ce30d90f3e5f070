package dev.tessera.platform.media;

import static dev.tessera.spi.error.StandardErrors.INVALID_REQUEST;
import static java.util.Objects.requireNonNull;

import dev.tessera.spi.error.TesseraException;
import dev.tessera.spi.media.Modality;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Which content a tenant's uuids stand for: always the first that was processed under them. Only the uuids used last are
 * remembered; one that is forgotten can be bound anew, which does no harm, because processed media is cached under its
 * content. Thread-safe.
 */
final class UuidBindings {
    private static final int MAX_UUID_LENGTH = 1024;

    private final Map<String, String> digests;

    /** @param maxBindings how many uuids of all tenants together are remembered; each takes about 300 bytes */
    UuidBindings(int maxBindings) {
        this.digests = new LinkedHashMap<>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<String, String> eldest) {
                return size() > maxBindings;
            }
        };
    }

    /**
     * A uuid with all that limits where it is known, in a form of fixed length.
     *
     * @throws TesseraException INVALID_REQUEST for a uuid that is empty or too long
     */
    static String scoped(String tenant, Modality modality, String uuid) {
        requireNonNull(tenant, "tenant is null");
        if (uuid.isEmpty() || uuid.length() > MAX_UUID_LENGTH) {
            throw new TesseraException(
                            INVALID_REQUEST,
                            "the uuid of the %s has %d characters, but must have 1 to %d"
                                    .formatted(modality, uuid.length(), MAX_UUID_LENGTH))
                    .withParameter("uuid");
        }
        return new Fingerprint("uuid")
                .text(tenant)
                .text(modality.name())
                .text(uuid)
                .hex();
    }

    /** The digest of the content that a scoped uuid stands for, if it is known. */
    synchronized Optional<String> find(String scopedUuid) {
        return Optional.ofNullable(digests.get(scopedUuid));
    }

    /** Binds a scoped uuid that is not bound yet, and tells what it is bound to now. */
    synchronized String bind(String scopedUuid, String contentDigest) {
        String bound = digests.putIfAbsent(scopedUuid, contentDigest);
        return bound == null ? contentDigest : bound;
    }
}
