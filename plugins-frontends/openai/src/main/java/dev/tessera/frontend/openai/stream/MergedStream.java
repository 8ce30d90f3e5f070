package dev.tessera.frontend.openai.stream;

import static java.util.concurrent.TimeUnit.NANOSECONDS;

import dev.tessera.spi.error.TesseraException;
import dev.tessera.spi.generation.GenerationEvent;
import dev.tessera.spi.generation.GenerationRequest;
import dev.tessera.spi.generation.GenerationStream;
import dev.tessera.spi.generation.InferenceService;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/**
 * Requests for several prompts as one stream. It begins when all of them have started. What is known of the prompts comes in
 * their order, of each before its choices, which mix with those of others; those of the first prompt are numbered first. The
 * first failure is that of the whole stream.
 */
public final class MergedStream implements GenerationStream {
    private static final int READ_AHEAD = 16;

    private record Message(int prompt, StreamMessage message) {}

    private final BlockingQueue<Message> messages = new ArrayBlockingQueue<>(READ_AHEAD);
    private final MergedEvents events;
    private final List<StreamReader> readers;
    private boolean over;

    private MergedStream(List<GenerationStream> streams, MergedEvents events) {
        this.events = events;
        this.readers = new ArrayList<>();
        for (GenerationStream stream : streams) {
            int prompt = readers.size();
            readers.add(StreamReader.start(stream, message -> messages.put(new Message(prompt, message))));
        }
    }

    /**
     * Starts all requests.
     *
     * @param requests at least one, which differ in their prompts only
     * @throws TesseraException where one cannot be started; none is left then
     */
    public static MergedStream start(InferenceService service, List<GenerationRequest> requests) {
        List<GenerationStream> streams = new ArrayList<>();
        try {
            for (GenerationRequest request : requests) {
                streams.add(service.generate(request));
            }
            return new MergedStream(
                    streams,
                    new MergedEvents(streams.size(), requests.getFirst().sampling()));
        } catch (RuntimeException | Error e) {
            streams.forEach(GenerationStream::close);
            throw e;
        }
    }

    @Override
    public Optional<GenerationEvent> next(Duration wait) throws InterruptedException {
        if (over) {
            throw new NoSuchElementException("the requests are over");
        }
        long begun = System.nanoTime();
        while (events.isEmpty()) {
            long left = NANOSECONDS.convert(wait) - (System.nanoTime() - begun);
            Message next = messages.poll(left, NANOSECONDS);
            if (next == null) {
                return Optional.empty();
            }
            take(next);
        }
        GenerationEvent event = events.remove();
        over = event instanceof GenerationEvent.Finished;
        return Optional.of(event);
    }

    private void take(Message next) {
        switch (next.message()) {
            case StreamMessage.Event(GenerationEvent event) -> events.add(next.prompt(), event);
            case StreamMessage.Failure(TesseraException exception) -> {
                over = true;
                throw exception;
            }
        }
    }

    /** Returns when all requests are over. */
    @Override
    public void close() {
        over = true;
        readers.forEach(StreamReader::stop);
        readers.forEach(StreamReader::close);
    }
}
