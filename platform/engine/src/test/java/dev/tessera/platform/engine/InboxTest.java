package dev.tessera.platform.engine;

import static dev.tessera.spi.error.StandardErrors.CANCELLED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tessera.platform.engine.EngineMessage.Cancel;
import dev.tessera.platform.engine.EngineMessage.Stop;
import dev.tessera.spi.error.TesseraException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class InboxTest {
    private final Inbox inbox = new Inbox();

    @Test
    void givesMessagesOnceInTheirOrder() {
        inbox.cancel(1);
        inbox.cancel(2);

        assertThat(inbox.poll()).containsExactly(new Cancel(1), new Cancel(2));
        assertThat(inbox.poll()).isEmpty();
    }

    @Test
    void waitsForAMessage() throws InterruptedException {
        Thread sender = Thread.ofPlatform().start(() -> inbox.cancel(3));

        assertThat(inbox.take()).containsExactly(new Cancel(3));
        sender.join();
    }

    @Test
    void interruptionDoesNotEndTheWait() {
        Thread.currentThread().interrupt();
        Thread.ofPlatform().start(() -> inbox.cancel(4));

        assertThat(inbox.take()).containsExactly(new Cancel(4));
    }

    @Test
    void tellsOfItsFirstCloseOnly() {
        TesseraException reason = new TesseraException(CANCELLED, "closed");
        inbox.close(reason);
        inbox.close(new TesseraException(CANCELLED, "again"));

        assertThat(inbox.poll()).containsExactly(new Stop(reason));
    }
}
