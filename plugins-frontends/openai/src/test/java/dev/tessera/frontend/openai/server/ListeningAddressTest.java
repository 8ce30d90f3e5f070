package dev.tessera.frontend.openai.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tessera.spi.error.TesseraException;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;

final class ListeningAddressTest {
    @Test
    void isFreeWhereNobodyListens() {
        assertThatCode(() -> ListeningAddress.requireFree("127.0.0.1", 0)).doesNotThrowAnyException();
    }

    @Test
    void isOfAHostThatIsKnown() {
        assertRefused(
                "no-such-host.invalid", 0, "the server cannot listen on no-such-host.invalid: no such host is known");
    }

    @Test
    void isOneOfTheMachine() {
        // an address for documentation, which no machine has
        assertRefused("192.0.2.1", 0, "the server cannot listen on 192.0.2.1: it is not an address of this machine");
    }

    @Test
    void isNotThatOfAnother() throws IOException {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertRefused(
                    "127.0.0.1",
                    other.getLocalPort(),
                    "the server cannot listen on port %d of 127.0.0.1; is another program using it?"
                            .formatted(other.getLocalPort()));
        }
    }

    /** Whether the tests run as a user who may listen anywhere is not known. */
    @Test
    void isOneThatTheUserMayListenOn() {
        assertThat(ListeningAddress.refused("0.0.0.0", 80, new BindException("Permission denied")))
                .hasMessage(
                        "the server cannot listen on port 80 of 0.0.0.0: the user that it runs as is not permitted to");
    }

    private static void assertRefused(String host, int port, String message) {
        assertThatThrownBy(() -> ListeningAddress.requireFree(host, port))
                .isInstanceOf(TesseraException.class)
                .hasMessage(message);
    }
}
