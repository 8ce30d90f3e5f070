package dev.tessera.media.sources.http;

import static dev.tessera.media.sources.http.TestingErrors.assertError;
import static dev.tessera.spi.error.StandardErrors.MEDIA_TIMEOUT;
import static dev.tessera.spi.error.StandardErrors.MEDIA_TOO_LARGE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tessera.spi.error.TesseraException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

final class RetriesTest {
    private static final Duration FIRST = Duration.ofSeconds(5);
    private static final Duration LONG = Duration.ofHours(1);

    private static final CountDownLatch NO_END = new CountDownLatch(1);

    private final TestingTime time = new TestingTime();
    private final List<Duration> timeouts = new ArrayList<>();

    @Test
    void triesOnceWhatSucceeds() throws InterruptedException {
        assertThat(new Retries(3, LONG, time, NO_END).run(FIRST, this::succeed)).isEqualTo("media");
        assertThat(timeouts).containsExactly(FIRST);
        assertThat(time.pauses).isEmpty();
    }

    @Test
    void givesEachAttemptFourTimesTheTimeAfterWaitingFourTimesAsLong() {
        assertError(
                () -> new Retries(3, LONG, time, NO_END).run(FIRST, this::fail),
                MEDIA_TIMEOUT,
                "nothing came (3 attempts)");

        assertThat(timeouts).containsExactly(seconds(5), seconds(20), seconds(80));
        assertThat(time.pauses).containsExactly(seconds(1), seconds(4));
    }

    @Test
    void succeedsWithALaterAttempt() throws InterruptedException {
        String media =
                new Retries(3, LONG, time, NO_END).run(FIRST, timeout -> timeouts.isEmpty() ? fail(timeout) : "late");

        assertThat(media).isEqualTo("late");
        assertThat(time.pauses).containsExactly(seconds(1));
    }

    @Test
    void doesNotCountASingleAttempt() {
        assertError(() -> new Retries(1, LONG, time, NO_END).run(FIRST, this::fail), MEDIA_TIMEOUT, "nothing came");
        assertThat(time.pauses).isEmpty();
    }

    @Test
    void doesNotTryAgainWhatWouldFailAgain() {
        Retries retries = new Retries(3, LONG, time, NO_END);

        assertError(
                () -> retries.run(FIRST, timeout -> {
                    timeouts.add(timeout);
                    throw new TesseraException(MEDIA_TOO_LARGE, "it is too large");
                }),
                MEDIA_TOO_LARGE,
                "it is too large");
        assertThat(timeouts).hasSize(1);
    }

    @Test
    void shortensTheAttemptThatTheDeadlineEnds() {
        Retries retries = new Retries(3, seconds(16), time, NO_END);

        assertError(() -> retries.run(FIRST, this::failInTime), MEDIA_TIMEOUT, "nothing came (2 attempts)");
        assertThat(timeouts).containsExactly(seconds(5), seconds(10));
    }

    @Test
    void waitsForNoAttemptAfterTheDeadline() {
        Retries retries = new Retries(3, seconds(6), time, NO_END);

        assertError(() -> retries.run(FIRST, this::failInTime), MEDIA_TIMEOUT, "nothing came");
        assertThat(time.pauses).isEmpty();
    }

    private String succeed(Duration timeout) {
        timeouts.add(timeout);
        return "media";
    }

    private String fail(Duration timeout) throws FailedAttempt {
        timeouts.add(timeout);
        throw new FailedAttempt(MEDIA_TIMEOUT, "nothing came", null);
    }

    private String failInTime(Duration timeout) throws FailedAttempt {
        time.pass(timeout);
        return fail(timeout);
    }

    private static Duration seconds(long seconds) {
        return Duration.ofSeconds(seconds);
    }
}
