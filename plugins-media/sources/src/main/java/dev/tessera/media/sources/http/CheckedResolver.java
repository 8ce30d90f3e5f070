package dev.tessera.media.sources.http;

import static dev.tessera.spi.error.StandardErrors.INVALID_REQUEST;
import static java.util.Objects.requireNonNull;

import dev.tessera.spi.error.TesseraException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import org.apache.hc.client5.http.DnsResolver;

/**
 * Finds the addresses of hosts and refuses those that have one that the rules forbid. The client connects to what is returned
 * here and asks nobody else, so that a name cannot mean one thing when it is checked and another when it is used. Thread-safe.
 */
final class CheckedResolver implements DnsResolver {
    private final DnsResolver resolver;
    private final AddressRules rules;

    CheckedResolver(DnsResolver resolver, AddressRules rules) {
        this.resolver = requireNonNull(resolver, "resolver is null");
        this.rules = requireNonNull(rules, "rules is null");
    }

    /** @throws TesseraException INVALID_REQUEST */
    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        InetAddress[] addresses = resolver.resolve(host);
        if (!Arrays.stream(addresses).allMatch(address -> allows(host, address))) {
            throw new TesseraException(
                    INVALID_REQUEST,
                    rules.allowPrivate()
                            ? "the host %s has an address that is never fetched from".formatted(host)
                            : "the host %s has no public address, and sources.allow-private-addresses is off"
                                    .formatted(host));
        }
        return addresses;
    }

    /** An IPv6 address that holds an IPv4 one, as in {@code ::ffff:192.0.2.1}, has become the latter already. */
    private boolean allows(String host, InetAddress address) {
        boolean mapped = host.contains(":") && address instanceof Inet4Address;
        return !mapped && rules.allows(address);
    }

    @Override
    public String resolveCanonicalHostname(String host) {
        return host;
    }
}
