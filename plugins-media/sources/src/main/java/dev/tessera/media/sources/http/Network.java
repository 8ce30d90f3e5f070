package dev.tessera.media.sources.http;

import static java.util.Objects.requireNonNull;

import java.security.NoSuchAlgorithmException;
import javax.net.ssl.SSLContext;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.apache.hc.core5.http.io.SocketConfig;

/**
 * What connects this machine to others.
 *
 * @param resolver finds addresses
 * @param sockets how sockets are made
 * @param tls whom to trust
 */
record Network(DnsResolver resolver, SocketConfig sockets, SSLContext tls) {
    Network {
        requireNonNull(resolver, "resolver is null");
        requireNonNull(sockets, "sockets is null");
        requireNonNull(tls, "tls is null");
    }

    /** As the JDK has it. */
    static Network system() {
        try {
            return new Network(SystemDefaultDnsResolver.INSTANCE, SocketConfig.DEFAULT, SSLContext.getDefault());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM has TLS", e);
        }
    }
}
