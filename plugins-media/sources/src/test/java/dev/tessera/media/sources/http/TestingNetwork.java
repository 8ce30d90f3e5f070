package dev.tessera.media.sources.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.SNIServerName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.core5.http.io.SocketConfig;

/**
 * An internet that a test makes up: hosts with names, addresses and answers. All connections come to one SOCKS server, which
 * notes where each was to go and then answers itself, so that even an attempt to connect to a private address is seen.
 */
final class TestingNetwork implements DnsResolver, AutoCloseable {
    private static final int HTTPS = 443;

    final List<InetSocketAddress> connections = new CopyOnWriteArrayList<>();
    final List<String> requests = new CopyOnWriteArrayList<>();
    final List<SNIServerName> serverNames = new CopyOnWriteArrayList<>();
    final List<String> lookups = new CopyOnWriteArrayList<>();

    private final Map<String, InetAddress[]> names = new ConcurrentHashMap<>();
    private final Map<String, TestingPage> pages = new ConcurrentHashMap<>();
    private final ServerSocket server;
    private final SSLContext tls;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    TestingNetwork(SSLContext tls) throws IOException {
        this.tls = tls;
        this.server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        threads.execute(this::accept);
    }

    /** What a source connects to the world with. */
    Network network() {
        SocketConfig sockets = SocketConfig.custom()
                .setSocksProxyAddress(server.getLocalSocketAddress())
                .build();
        return new Network(this, sockets, tls);
    }

    /** Gives a host its addresses. */
    TestingNetwork host(String name, String... addresses) {
        names.put(name, Stream.of(addresses).map(InetAddress::ofLiteral).toArray(InetAddress[]::new));
        return this;
    }

    /** Answers requests for a page such as {@code media.example/a.png}, whatever the address. */
    TestingNetwork page(String page, TestingPage answer) {
        pages.put(page, answer);
        return this;
    }

    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        lookups.add(host);
        if (names.containsKey(host)) {
            return names.get(host);
        }
        if (host.contains(":") || host.matches("[0-9.]+")) {
            return new InetAddress[] {InetAddress.getByName(host)};
        }
        throw new UnknownHostException(host);
    }

    @Override
    public String resolveCanonicalHostname(String host) {
        return host;
    }

    private void accept() {
        try {
            while (true) {
                Socket socket = server.accept();
                threads.execute(() -> serve(socket));
            }
        } catch (IOException e) {
            // the server is closed
        }
    }

    private void serve(Socket accepted) {
        try (Socket socket = accepted) {
            InetSocketAddress target = connect(socket);
            connections.add(target);
            answer(target.getPort() == HTTPS ? encrypted(socket) : socket);
        } catch (IOException e) {
            // the client is gone
        }
    }

    private Socket encrypted(Socket socket) throws IOException {
        return tls.getSocketFactory().createSocket(socket, InputStream.nullInputStream(), true);
    }

    private void answer(Socket socket) throws IOException {
        String head = head(socket.getInputStream());
        requests.add(head);
        if (socket instanceof SSLSocket encrypted && encrypted.getSession() instanceof ExtendedSSLSession session) {
            serverNames.addAll(session.getRequestedServerNames());
        }
        String path = head.split(" ", 3)[1];
        String host = head.lines()
                .filter(line -> line.startsWith("Host: "))
                .findFirst()
                .orElseThrow()
                .substring("Host: ".length());
        TestingPage page = Optional.ofNullable(pages.get(host + path)).orElseGet(() -> TestingPage.status(404));
        OutputStream out = socket.getOutputStream();
        page.answer(socket.getInputStream(), out);
        out.flush();
        socket.close();
    }

    private static String head(InputStream in) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        while (!head.toString(ISO_8859_1).endsWith("\r\n\r\n")) {
            int next = in.read();
            if (next < 0) {
                throw new EOFException();
            }
            head.write(next);
        }
        return head.toString(ISO_8859_1);
    }

    /** The server's part of RFC 1928, without authentication. */
    private static InetSocketAddress connect(Socket socket) throws IOException {
        DataInputStream in = new DataInputStream(socket.getInputStream());
        in.readByte();
        in.readNBytes(in.readByte());
        socket.getOutputStream().write(new byte[] {5, 0});
        in.readNBytes(3);
        byte[] address = in.readNBytes(in.readByte() == 1 ? 4 : 16);
        InetSocketAddress target = new InetSocketAddress(InetAddress.getByAddress(address), in.readUnsignedShort());
        socket.getOutputStream().write(new byte[] {5, 0, 0, 1, 0, 0, 0, 0, 0, 0});
        return target;
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        threads.shutdownNow();
        threads.close();
    }
}
