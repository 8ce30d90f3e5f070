package dev.tessera.frontend.openai.connection;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.helidon.common.buffers.DataReader;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A client that sends a byte every 20 minutes, to a server that waits for an hour. */
@Timeout(60)
final class ClientTest {
    private static final int BYTES = 10;

    private final AtomicLong now = new AtomicLong();
    private final Client client =
            new Client(DataReader.create(this::next), Duration.ofHours(1), Duration.ofHours(1), now::get);

    @Test
    void hasNoMoreTimeForAllHeadersThanForAByte() {
        assertThatThrownBy(this::read).isInstanceOf(StalledException.class);
    }

    @Test
    void hasItsTimeForEachByteOfABody() {
        client.begin();

        assertThatCode(this::read).doesNotThrowAnyException();
    }

    @Test
    void hasNoMoreTimeForTheHeadersOfAFurtherCall() {
        client.begin();
        read();
        client.end();

        assertThatThrownBy(this::read).isInstanceOf(StalledException.class);
    }

    private void read() {
        for (int i = 0; i < BYTES; i++) {
            client.reader().read();
        }
    }

    private byte[] next() {
        now.addAndGet(Duration.ofMinutes(20).toNanos());
        return new byte[] {1};
    }
}
