package dev.tessera.frontend.openai.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

final class WriteDeadlineTest {
    private final AtomicLong now = new AtomicLong();
    private final WriteDeadline deadline = new WriteDeadline(Duration.ofNanos(100), now::get);

    @Test
    void interruptsAWriteThatLastsTooLong() {
        deadline.write(() -> {
            now.addAndGet(101);
            deadline.enforce();

            assertThat(Thread.currentThread().isInterrupted()).isTrue();
        });

        assertThat(Thread.currentThread().isInterrupted())
                .as("what comes after the write is not interrupted")
                .isFalse();
    }

    @Test
    void leavesAWriteItsTime() {
        deadline.write(() -> {
            now.addAndGet(100);
            deadline.enforce();

            assertThat(Thread.currentThread().isInterrupted()).isFalse();
        });
    }

    @Test
    void givesEachWriteItsOwnTime() {
        for (int i = 0; i < 3; i++) {
            deadline.write(() -> {
                now.addAndGet(60);
                deadline.enforce();
                assertThat(Thread.currentThread().isInterrupted()).isFalse();
            });
        }
    }

    @Test
    void forgetsAWriteThatFails() {
        assertThatThrownBy(() -> deadline.write(() -> {
                    throw new IllegalStateException("gone");
                }))
                .hasMessage("gone");
        now.addAndGet(1000);

        deadline.enforce();

        assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }
}
