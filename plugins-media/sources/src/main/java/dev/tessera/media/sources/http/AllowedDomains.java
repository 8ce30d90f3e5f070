package dev.tessera.media.sources.http;

import static dev.tessera.spi.error.StandardErrors.INVALID_REQUEST;

import dev.tessera.spi.error.TesseraException;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The hosts that URLs may name. Every URL that is fetched or looked for in a cache is made here, at the start and at each
 * redirect, so that nobody who has one needs to ask again.
 *
 * @param entries host names and IP addresses, and {@code *.example.com} for all below {@code example.com}; empty allows all
 */
record AllowedDomains(List<String> entries) {
    private static final Pattern ENTRY =
            Pattern.compile("(\\*\\.)?[a-z0-9_-]+(\\.[a-z0-9_-]+)*|[0-9a-f:.]*:[0-9a-f:.]*");

    AllowedDomains {
        entries = List.copyOf(entries);
    }

    /** @throws IllegalArgumentException where an entry is no host, in words for the person who configured it */
    static AllowedDomains of(List<String> texts) {
        for (String text : texts) {
            if (!ENTRY.matcher(text.toLowerCase(Locale.ROOT)).matches()) {
                throw new IllegalArgumentException(
                        "allowed-domains has \"%s\", but its entries are hosts such as media.example.com or *.example.com"
                                .formatted(text));
            }
        }
        return new AllowedDomains(
                texts.stream().map(text -> text.toLowerCase(Locale.ROOT)).toList());
    }

    /** @throws TesseraException INVALID_REQUEST where the text is no URL, or names another host */
    HttpUrl parse(String url) {
        return require(HttpUrl.parse(url));
    }

    /**
     * What a redirect leads to.
     *
     * @param from what was asked for
     * @param location where it is said to be
     * @throws TesseraException INVALID_REQUEST where that is no URL, or names another host
     */
    HttpUrl redirect(HttpUrl from, String location) {
        return require(from.resolve(location));
    }

    private HttpUrl require(HttpUrl url) {
        if (!entries.isEmpty() && entries.stream().noneMatch(entry -> matches(entry, url.host()))) {
            throw new TesseraException(
                    INVALID_REQUEST,
                    "The URL must be from one of the allowed domains: %s. Input URL domain: %s"
                            .formatted(String.join(", ", entries), url.host()));
        }
        return url;
    }

    private static boolean matches(String entry, String host) {
        return entry.startsWith("*.") ? host.endsWith(entry.substring(1)) : host.equals(entry);
    }
}
