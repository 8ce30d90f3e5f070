package dev.tessera.media.sources.http;

import java.util.List;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.ssl.ClientTlsStrategyBuilder;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.message.BasicHeader;

/**
 * Makes the client. It is Apache's, because that of the JDK looks names up by itself: there, a checked address can be
 * connected to only as the host of the URL, which breaks certificates and virtual hosts. Apache's asks a resolver of ours and
 * connects to what that returns.
 *
 * <p>Everything that a client does by itself is off: redirects, repetition, cookies, authentication, decompression, proxies of
 * the environment. Connections are not kept either. Each fetch looks its host up anew, and nothing idles.
 */
final class ClientFactory {
    private static final int MAX_CONNECTIONS = 1024;
    private static final int MAX_LINE_LENGTH = 16_384;
    private static final int MAX_HEADERS = 200;

    private ClientFactory() {}

    static CloseableHttpClient create(Network network, AddressRules rules) {
        Http1Config limits = Http1Config.custom()
                .setMaxLineLength(MAX_LINE_LENGTH)
                .setMaxHeaderCount(MAX_HEADERS)
                .build();
        return HttpClients.custom()
                .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                        .setDnsResolver(new CheckedResolver(network.resolver(), rules))
                        .setDefaultSocketConfig(network.sockets())
                        .setTlsSocketStrategy(ClientTlsStrategyBuilder.create()
                                .setSslContext(network.tls())
                                .buildClassic())
                        .setConnectionFactory(ManagedHttpClientConnectionFactory.builder()
                                .http1Config(limits)
                                .build())
                        .setMaxConnTotal(MAX_CONNECTIONS)
                        .setMaxConnPerRoute(MAX_CONNECTIONS)
                        .build())
                .setDefaultRequestConfig(
                        RequestConfig.custom().setProtocolUpgradeEnabled(false).build())
                .setConnectionReuseStrategy((request, response, context) -> false)
                .setUserAgent("Tessera")
                .setDefaultHeaders(List.of(
                        new BasicHeader(HttpHeaders.ACCEPT, "*/*"),
                        new BasicHeader(HttpHeaders.ACCEPT_ENCODING, "identity")))
                .disableRedirectHandling()
                .disableAutomaticRetries()
                .disableCookieManagement()
                .disableAuthCaching()
                .disableContentCompression()
                .build();
    }
}
