package dev.tessera.media.sources.cache;

import static java.util.Objects.requireNonNull;

import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps what was fetched, by its URL, as long as it is asked for and there is room. A cache that fails is one that knows
 * nothing: no request fails with it. Thread-safe.
 */
public final class FetchedMedia {
    private static final Logger LOG = LoggerFactory.getLogger(FetchedMedia.class);
    private static final Duration LONGEST_BETWEEN_SWEEPS = Duration.ofMinutes(10);

    private final CacheConfig config;
    private final InstantSource clock;
    private final Optional<CacheDirectory> directory;
    /** Guarded by this, as is {@link #nextSweep}. */
    private long room;

    private Instant nextSweep = Instant.MIN;

    /** Opens the directory that is configured; where nothing can be written to it, a warning says so and nothing is kept. */
    @Inject
    public FetchedMedia(CacheConfig config) {
        this(config, InstantSource.system());
    }

    public FetchedMedia(CacheConfig config, InstantSource clock) {
        this.config = requireNonNull(config, "config is null");
        this.clock = requireNonNull(clock, "clock is null");
        this.directory = config.directory().flatMap(path -> {
            try {
                return Optional.of(CacheDirectory.open(path));
            } catch (IOException e) {
                LOG.warn("Nothing that is fetched is kept, for {} cannot be written to: {}", path, e.toString());
                return Optional.empty();
            }
        });
    }

    /**
     * What was fetched from a URL.
     *
     * @param maxBytes what has more counts as unknown
     */
    public Optional<byte[]> find(String url, long maxBytes) {
        if (directory.isEmpty()) {
            return Optional.empty();
        }
        try {
            return find(directory.get(), EntryName.of(url), maxBytes);
        } catch (IOException e) {
            LOG.debug("Something that was fetched cannot be read", e);
            return Optional.empty();
        }
    }

    private Optional<byte[]> find(CacheDirectory files, String name, long maxBytes) throws IOException {
        Optional<CacheDirectory.Entry> entry = files.find(name);
        if (entry.isEmpty()) {
            return Optional.empty();
        }
        Instant now = clock.instant();
        if (isExpired(entry.get(), now)) {
            files.delete(entry.get());
            return Optional.empty();
        }
        files.touch(entry.get(), now);
        return files.read(entry.get(), maxBytes);
    }

    /** Keeps what was fetched from a URL, unless it alone is larger than all that may be kept. */
    public void keep(String url, byte[] bytes) {
        if (directory.isEmpty() || bytes.length > config.maxSize().bytes()) {
            return;
        }
        try {
            Instant now = clock.instant();
            makeRoom(directory.get(), directory.get().write(EntryName.of(url), bytes, now), now);
        } catch (IOException e) {
            LOG.debug("Something that was fetched cannot be kept", e);
        }
    }

    /** Looks through the directory only where it may have become too full, or has not been looked through for a while. */
    private synchronized void makeRoom(CacheDirectory files, CacheDirectory.Entry written, Instant now)
            throws IOException {
        room -= written.bytes();
        if (room < 0 || now.isAfter(nextSweep)) {
            room = config.maxSize().bytes() - sweep(files, written, now);
            nextSweep = now.plus(
                    config.ttl().compareTo(LONGEST_BETWEEN_SWEEPS) < 0 ? config.ttl() : LONGEST_BETWEEN_SWEEPS);
        }
    }

    /** Deletes what is expired, and of the rest what was not asked for the longest time. Returns the bytes that are left. */
    private long sweep(CacheDirectory files, CacheDirectory.Entry written, Instant now) throws IOException {
        long total = written.bytes();
        List<CacheDirectory.Entry> kept = new ArrayList<>();
        for (CacheDirectory.Entry entry : files.entries()) {
            if (entry.path().equals(written.path())) {
                continue;
            }
            if (isExpired(entry, now)) {
                files.delete(entry);
            } else {
                kept.add(entry);
                total += entry.bytes();
            }
        }
        kept.sort(Comparator.comparing(CacheDirectory.Entry::touched));
        for (CacheDirectory.Entry oldest : kept) {
            if (total <= config.maxSize().bytes()) {
                break;
            }
            files.delete(oldest);
            total -= oldest.bytes();
        }
        return total;
    }

    private boolean isExpired(CacheDirectory.Entry entry, Instant now) {
        return entry.touched().plus(config.ttl()).isBefore(now);
    }
}
