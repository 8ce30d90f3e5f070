package dev.tessera.frontend.openai.connection;

import static java.util.concurrent.TimeUnit.MINUTES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.helidon.common.buffers.DataReader;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class ReadAheadTest {
    private final BlockingQueue<Supplier<byte[]>> sent = new LinkedBlockingQueue<>();
    private final CountDownLatch interrupted = new CountDownLatch(1);
    private final ReadAhead ahead = new ReadAhead(DataReader.create(this::receive));

    private byte[] receive() {
        try {
            return sent.take().get();
        } catch (InterruptedException _) {
            interrupted.countDown();
            return null;
        }
    }

    @Test
    void readsBeforeAnybodyAsksForIt() throws Exception {
        CompletableFuture<Optional<byte[]>> next = ahead.next();
        sent.add(() -> new byte[] {1, 2});

        assertThat(next.get()).hasValueSatisfying(bytes -> assertThat(bytes).containsExactly(1, 2));
        assertThat(ahead.next()).isSameAs(next);
    }

    @Test
    void takesOnePieceAfterTheOther() throws Exception {
        sent.add(() -> new byte[] {1, 2});
        sent.add(() -> new byte[] {3});
        sent.add(() -> null);

        assertThat(take()).hasValueSatisfying(bytes -> assertThat(bytes).containsExactly(1, 2));
        assertThat(take()).hasValueSatisfying(bytes -> assertThat(bytes).containsExactly(3));
        assertThat(take()).isEmpty();
    }

    @Test
    void keepsWhatComesTooLate() throws Exception {
        assertThatThrownBy(() -> ahead.take(0)).isInstanceOf(TimeoutException.class);
        sent.add(() -> new byte[] {1});

        assertThat(take()).hasValueSatisfying(bytes -> assertThat(bytes).containsExactly(1));
    }

    @Test
    void passesFailuresOn() {
        sent.add(() -> {
            throw new IllegalStateException("reset");
        });

        assertThatThrownBy(this::take).isInstanceOf(ExecutionException.class).hasRootCauseMessage("reset");
    }

    @Test
    void interruptsAReadThatDoesNotEndWithTheConnection() throws InterruptedException {
        CompletableFuture<?> _ = ahead.next();
        ahead.leave();

        assertThat(interrupted.await(1, MINUTES)).isTrue();
    }

    private Optional<byte[]> take() throws Exception {
        return ahead.take(MINUTES.toNanos(1));
    }
}
