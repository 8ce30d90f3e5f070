package dev.tessera.media.sources.http;

import static dev.tessera.spi.error.StandardErrors.CANCELLED;
import static dev.tessera.spi.error.StandardErrors.INTERNAL_ERROR;
import static dev.tessera.spi.error.StandardErrors.MEDIA_TIMEOUT;
import static java.util.Objects.requireNonNull;

import dev.tessera.spi.error.TesseraException;
import dev.tessera.spi.media.EncodedMedia;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeoutException;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.core5.io.CloseMode;

/**
 * Fetches within a time, each time on a virtual thread, which is interrupted when the time is over or the caller is
 * interrupted: that ends every wait for the network, but the one for a name, which then ends by itself. Thread-safe.
 */
final class Fetcher implements AutoCloseable {
    private final CloseableHttpClient client;
    private final Exchange exchange;
    private final ElapsedTime time;
    private final ExecutorService threads = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("tessera-fetch-", 0).factory());

    /** @param domains where redirects may lead */
    Fetcher(HttpConfig config, AllowedDomains domains, Network network, ElapsedTime time) {
        this.time = requireNonNull(time, "time is null");
        client = ClientFactory.create(network, new AddressRules(config.allowPrivateAddresses()));
        exchange = new Exchange(client, domains, config.allowRedirects());
    }

    EncodedMedia fetch(HttpUrl url, long maxBytes, Duration timeout) throws FailedAttempt, InterruptedException {
        Future<EncodedMedia> future = submit(url, maxBytes);
        try {
            return time.await(future, timeout);
        } catch (TimeoutException e) {
            String message = "%s did not deliver within %s".formatted(url.host(), seconds(timeout));
            throw new FailedAttempt(MEDIA_TIMEOUT, message, e);
        } catch (ExecutionException e) {
            throw failure(e.getCause());
        } finally {
            future.cancel(true);
        }
    }

    private Future<EncodedMedia> submit(HttpUrl url, long maxBytes) {
        try {
            return threads.submit(() -> exchange.fetch(url, maxBytes));
        } catch (RejectedExecutionException e) {
            throw closed(e);
        }
    }

    private FailedAttempt failure(Throwable cause) {
        if (threads.isShutdown()) {
            throw closed(cause);
        }
        return switch (cause) {
            case FailedAttempt e -> e;
            case TesseraException e -> throw e;
            case Error e -> throw e;
            default -> throw new TesseraException(INTERNAL_ERROR, "the media could not be fetched", cause);
        };
    }

    private static TesseraException closed(Throwable cause) {
        return new TesseraException(CANCELLED, "the media source was closed while the media was fetched", cause);
    }

    private static String seconds(Duration duration) {
        double seconds = duration.toMillis() / 1000.0;
        return seconds == Math.rint(seconds) ? "%d s".formatted((long) seconds) : "%s s".formatted(seconds);
    }

    @Override
    public void close() {
        threads.shutdownNow();
        client.close(CloseMode.IMMEDIATE);
    }
}
