package dev.tessera.frontend.openai.call;

import dev.tessera.spi.error.TesseraException;
import dev.tessera.spi.generation.GenerationEvent;
import java.util.List;

/** Says what a client is told of an answer that comes in pieces. Of one answer, used by one thread. */
public interface EventEncoder {
    /** What the client is told of an event, which may be nothing; after the last event, also that it was the last. */
    List<ServerSentEvent> encode(GenerationEvent event);

    /** What the client is told when the answer breaks off. */
    List<ServerSentEvent> encode(TesseraException failure);
}
