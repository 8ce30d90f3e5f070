package dev.tessera.media.sources.http;

import static dev.tessera.spi.error.StandardErrors.INVALID_REQUEST;
import static dev.tessera.spi.error.StandardErrors.MEDIA_UNREACHABLE;
import static java.util.Objects.requireNonNull;

import dev.tessera.spi.error.TesseraException;
import dev.tessera.spi.media.EncodedMedia;
import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.core5.http.HttpHost;

/**
 * Asks for media and follows redirects to it. Blocks until it is all there; interrupting the thread, which has to be a virtual
 * one, closes the connection. Thread-safe.
 */
final class Exchange {
    private static final int MAX_REDIRECTS = 10;

    private final CloseableHttpClient client;
    private final AllowedDomains domains;
    private final boolean allowRedirects;

    Exchange(CloseableHttpClient client, AllowedDomains domains, boolean allowRedirects) {
        this.client = requireNonNull(client, "client is null");
        this.domains = requireNonNull(domains, "domains is null");
        this.allowRedirects = allowRedirects;
    }

    /**
     * Fetches.
     *
     * @param start of one of the domains
     * @throws TesseraException what no further attempt would change
     */
    EncodedMedia fetch(HttpUrl start, long maxBytes) throws FailedAttempt {
        HttpUrl url = start;
        Answer answer = ask(url, maxBytes);
        for (int redirects = 1; ; redirects++) {
            switch (answer) {
                case Answer.Content(EncodedMedia media) -> {
                    return media;
                }
                case Answer.Redirect(String location) -> {
                    requireRedirect(url, redirects);
                    try {
                        HttpUrl target = domains.redirect(url, location);
                        requireEncryptionKept(url, target);
                        answer = ask(target, maxBytes);
                        url = target;
                    } catch (TesseraException e) {
                        throw e.code().equals(INVALID_REQUEST) ? refusedRedirect(url, e) : e;
                    }
                }
            }
        }
    }

    private Answer ask(HttpUrl url, long maxBytes) throws FailedAttempt {
        HttpGet request = new HttpGet(url.uri());
        HttpHost host = new HttpHost(url.uri().getScheme(), url.host(), url.port());
        try {
            return Answer.read(url.host(), client.executeOpen(host, request, null), maxBytes);
        } catch (IOException e) {
            throw failure(url.host(), e);
        } finally {
            // unlike closing the response, this does not read what is left of it
            request.abort();
        }
    }

    private void requireRedirect(HttpUrl url, int redirects) {
        if (!allowRedirects) {
            throw new TesseraException(
                    MEDIA_UNREACHABLE,
                    "%s redirects elsewhere, and sources.allow-redirects is off".formatted(url.host()));
        }
        if (redirects > MAX_REDIRECTS) {
            throw new TesseraException(
                    MEDIA_UNREACHABLE,
                    "%s redirects once more, but the limit is %d redirects".formatted(url.host(), MAX_REDIRECTS));
        }
    }

    private static void requireEncryptionKept(HttpUrl url, HttpUrl target) {
        if (url.isEncrypted() && !target.isEncrypted()) {
            throw new TesseraException(INVALID_REQUEST, "it leads from https to http");
        }
    }

    private static TesseraException refusedRedirect(HttpUrl url, TesseraException cause) {
        return new TesseraException(
                MEDIA_UNREACHABLE,
                "a redirect of %s is not followed: %s".formatted(url.host(), cause.getMessage()),
                cause);
    }

    /** The words of the cause may hold addresses, and stay in it. */
    private static FailedAttempt failure(String host, IOException cause) {
        String problem = switch (cause) {
            case UnknownHostException _ -> "the host %s cannot be found";
            case ConnectException _ -> "no connection to %s can be made";
            case SSLException _ -> {
                throw new TesseraException(
                        MEDIA_UNREACHABLE, "no trusted connection to %s can be made".formatted(host), cause);
            }
            default -> "the answer of %s broke off or is not HTTP";
        };
        return new FailedAttempt(MEDIA_UNREACHABLE, problem.formatted(host), cause);
    }
}
