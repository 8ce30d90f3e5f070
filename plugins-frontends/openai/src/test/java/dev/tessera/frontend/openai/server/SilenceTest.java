package dev.tessera.frontend.openai.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

final class SilenceTest {
    private final AtomicLong nanos = new AtomicLong(7);
    private final Silence silence = new Silence(Duration.ofNanos(10), nanos::get);

    @Test
    void isTooLongOnceItLastsAsLongAsItMay() {
        nanos.addAndGet(9);
        assertThat(silence.isTooLong()).isFalse();
        nanos.addAndGet(1);
        assertThat(silence.isTooLong()).isTrue();
    }

    @Test
    void beginsAnewWithWhatIsSent() {
        nanos.addAndGet(9);
        silence.end();
        nanos.addAndGet(9);
        assertThat(silence.isTooLong()).isFalse();
        nanos.addAndGet(1);
        assertThat(silence.isTooLong()).isTrue();
    }
}
