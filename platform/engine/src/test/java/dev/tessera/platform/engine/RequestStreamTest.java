package dev.tessera.platform.engine;

import static dev.tessera.spi.error.StandardErrors.INTERNAL_ERROR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tessera.spi.error.TesseraException;
import dev.tessera.spi.generation.GenerationEvent;
import dev.tessera.spi.generation.Usage;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

final class RequestStreamTest {
    private static final GenerationEvent STARTED = new GenerationEvent.Started("a", List.of(1));
    private static final GenerationEvent FINISHED =
            new GenerationEvent.Finished(new Usage(1, 0, 1, Map.of(), Duration.ZERO, Duration.ZERO, Duration.ZERO));

    private final AtomicInteger cancels = new AtomicInteger();
    private final RequestStream stream = new RequestStream(cancels::incrementAndGet);

    @Test
    void givesEventsInTheirOrderAndThenNoMore() throws InterruptedException {
        stream.emit(STARTED);
        stream.emit(FINISHED);

        assertThat(stream.next()).isEqualTo(STARTED);
        assertThat(stream.next()).isEqualTo(FINISHED);
        assertThatThrownBy(stream::next).isInstanceOf(NoSuchElementException.class);
    }

    @Test
    void closingCancelsOnce() {
        stream.emit(STARTED);
        stream.close();
        stream.close();

        assertThat(cancels).hasValue(1);
        assertThatThrownBy(stream::next).isInstanceOf(NoSuchElementException.class);
    }

    @Test
    void closingWhatIsOverCancelsNothing() throws InterruptedException {
        stream.emit(FINISHED);
        stream.next();
        stream.close();

        assertThat(cancels).hasValue(0);
    }

    @Test
    void failsOnceWithTheReason() {
        TesseraException reason = new TesseraException(INTERNAL_ERROR, "no");
        stream.fail(reason);

        assertThatThrownBy(stream::next).isSameAs(reason);
        assertThatThrownBy(stream::next).isInstanceOf(NoSuchElementException.class);
        stream.close();
        assertThat(cancels).hasValue(0);
    }
}
