package dev.tessera.frontend.openai.server;

import static dev.tessera.frontend.openai.error.ServerErrors.ADDRESS_UNAVAILABLE;

import dev.tessera.spi.error.TesseraException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** Tells why a server cannot listen. */
final class ListeningAddress {
    private static final int ANY_PORT = 0;

    /** What the system says, which has no exception of its own for it; in another language it is not recognized. */
    private static final String NOT_PERMITTED = "Permission denied";

    private ListeningAddress() {}

    /** @throws TesseraException OPENAI_ADDRESS_UNAVAILABLE */
    static void requireFree(String host, int port) {
        InetSocketAddress address = new InetSocketAddress(host, port);
        if (address.isUnresolved()) {
            throw new TesseraException(
                    ADDRESS_UNAVAILABLE, "the server cannot listen on %s: no such host is known".formatted(host));
        }
        try {
            listen(address);
        } catch (IOException e) {
            requireOfThisMachine(host, new InetSocketAddress(address.getAddress(), ANY_PORT));
            throw refused(host, port, e);
        }
    }

    /** What is said where the system does not let the server listen on an address of this machine. */
    static TesseraException refused(String host, int port, IOException cause) {
        String message = String.valueOf(cause.getMessage()).contains(NOT_PERMITTED)
                ? "the server cannot listen on port %d of %s: the user that it runs as is not permitted to"
                        .formatted(port, host)
                : inUse(host, port).getMessage();
        return new TesseraException(ADDRESS_UNAVAILABLE, message, cause);
    }

    private static void requireOfThisMachine(String host, InetSocketAddress address) {
        try {
            listen(address);
        } catch (IOException e) {
            throw new TesseraException(
                    ADDRESS_UNAVAILABLE,
                    "the server cannot listen on %s: it is not an address of this machine".formatted(host),
                    e);
        }
    }

    private static void listen(InetSocketAddress address) throws IOException {
        try (ServerSocket socket = new ServerSocket()) {
            socket.bind(address);
        }
    }

    /** What is said where another program listens. */
    static TesseraException inUse(String host, int port) {
        return new TesseraException(
                ADDRESS_UNAVAILABLE,
                "the server cannot listen on port %d of %s; is another program using it?".formatted(port, host));
    }
}
