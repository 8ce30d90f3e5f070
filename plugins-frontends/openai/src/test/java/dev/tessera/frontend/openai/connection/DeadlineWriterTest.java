package dev.tessera.frontend.openai.connection;

import static org.assertj.core.api.Assertions.assertThat;

import io.helidon.common.buffers.BufferData;
import io.helidon.common.buffers.DataWriter;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

final class DeadlineWriterTest {
    private static final long TIMEOUT = 100;

    private final AtomicLong now = new AtomicLong();
    private final WriteDeadline deadline = new WriteDeadline(Duration.ofNanos(TIMEOUT), now::get);
    private final ByteArrayOutputStream taken = new ByteArrayOutputStream();
    private boolean interrupted;

    @Test
    void givesTheClientItsTimeForEachPiece() {
        byte[] answer = new byte[3 * DeadlineWriter.PIECE + 1];
        for (int i = 0; i < answer.length; i++) {
            answer[i] = (byte) (i >> 8);
        }

        new DeadlineWriter(client(TIMEOUT), deadline).write(BufferData.create(answer));

        assertThat(taken.toByteArray()).isEqualTo(answer);
        assertThat(now).hasValue(4 * TIMEOUT);
        assertThat(interrupted).isFalse();
    }

    @Test
    void interruptsWhereTheClientTakesNothingForLonger() {
        DataWriter slow = client(TIMEOUT + 1);

        new DeadlineWriter(slow, deadline).write(BufferData.create(new byte[] {1}));

        assertThat(interrupted).isTrue();
    }

    /** One that takes so long for what is written at once. */
    private DataWriter client(long nanos) {
        return new DataWriter() {
            @Override
            public void write(BufferData... buffers) {
                for (BufferData buffer : buffers) {
                    write(buffer);
                }
            }

            @Override
            public void write(BufferData buffer) {
                now.addAndGet(nanos);
                deadline.enforce();
                interrupted |= Thread.currentThread().isInterrupted();
                taken.writeBytes(buffer.readBytes());
            }

            @Override
            public void writeNow(BufferData... buffers) {
                write(buffers);
            }

            @Override
            public void writeNow(BufferData buffer) {
                write(buffer);
            }
        };
    }
}
