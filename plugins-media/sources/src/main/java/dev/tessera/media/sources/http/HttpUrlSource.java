package dev.tessera.media.sources.http;

import static dev.tessera.spi.error.StandardErrors.CANCELLED;
import static java.util.Objects.requireNonNull;

import dev.tessera.media.sources.cache.CacheConfig;
import dev.tessera.media.sources.cache.FetchedMedia;
import dev.tessera.spi.error.TesseraException;
import dev.tessera.spi.media.EncodedMedia;
import dev.tessera.spi.media.MediaSource;
import dev.tessera.spi.media.Modality;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;

/**
 * Fetches {@code http:} and {@code https:} URLs. Unless configured otherwise, hosts are connected to at public addresses only.
 * Nothing of the client exists before the first fetch. Where a directory for it is configured, what was fetched is kept, and
 * found there by its URL. Safe for use by many threads.
 */
public final class HttpUrlSource implements MediaSource, AutoCloseable {
    private static final String FRAMES = "video/jpeg";

    private final HttpConfig config;
    private final FetchedMedia fetched;
    private final AllowedDomains domains;
    private final Supplier<Network> network;
    private final ElapsedTime time;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Retries retries;
    private Optional<Fetcher> fetcher = Optional.empty();

    @Inject
    public HttpUrlSource(HttpConfig config, CacheConfig cache) {
        this(config, new FetchedMedia(cache), Network::system, ElapsedTime.real());
    }

    HttpUrlSource(HttpConfig config, FetchedMedia fetched, Supplier<Network> network, ElapsedTime time) {
        this.config = requireNonNull(config, "config is null");
        this.fetched = requireNonNull(fetched, "fetched is null");
        this.domains = AllowedDomains.of(config.allowedDomains());
        this.network = requireNonNull(network, "network is null");
        this.time = requireNonNull(time, "time is null");
        this.retries = new Retries(config.maxAttempts(), config.totalTimeout(), time, closing);
    }

    @Override
    public Set<String> schemes() {
        return Set.of("http", "https");
    }

    @Override
    public EncodedMedia fetch(String url, Modality modality, long maxBytes) {
        HttpUrl parsed = domains.parse(url);
        Optional<byte[]> known = fetched.find(url, maxBytes);
        if (known.isPresent()) {
            return new EncodedMedia(known.get(), "");
        }
        EncodedMedia media = fetch(parsed, modality, maxBytes);
        // the cache does not keep types, and this one alone says what bytes are
        if (!media.mediaType().equals(FRAMES)) {
            fetched.keep(url, media.bytes());
        }
        return media;
    }

    private EncodedMedia fetch(HttpUrl parsed, Modality modality, long maxBytes) {
        Fetcher open = fetcher();
        try {
            return retries.run(config.timeout(modality), timeout -> open.fetch(parsed, maxBytes, timeout));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TesseraException(CANCELLED, "the request was cancelled while its media was fetched", e);
        }
    }

    private synchronized Fetcher fetcher() {
        if (closing.getCount() == 0) {
            throw new TesseraException(CANCELLED, "the media source is closed");
        }
        if (fetcher.isEmpty()) {
            fetcher = Optional.of(new Fetcher(config, domains, network.get(), time));
        }
        return fetcher.get();
    }

    /** Ends what is being fetched. */
    @Override
    public synchronized void close() {
        closing.countDown();
        fetcher.ifPresent(Fetcher::close);
    }
}
