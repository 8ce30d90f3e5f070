package dev.tessera.frontend.openai.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

final class KeepAliveTest {
    private final AtomicLong nanos = new AtomicLong(7);
    private final KeepAlive keepAlive = new KeepAlive(Duration.ofNanos(10), nanos::get);

    @Test
    void isDueOnceNothingWasSentForTheInterval() {
        nanos.addAndGet(9);
        assertThat(keepAlive.isDue()).isFalse();
        nanos.addAndGet(1);
        assertThat(keepAlive.isDue()).isTrue();
    }

    @Test
    void beginsAnewWithWhatIsSent() {
        nanos.addAndGet(9);
        keepAlive.sent();
        nanos.addAndGet(9);
        assertThat(keepAlive.isDue()).isFalse();
        nanos.addAndGet(1);
        assertThat(keepAlive.isDue()).isTrue();
    }
}
