package dev.tessera.platform.engine;

import dev.tessera.platform.media.EmbeddingConfig;
import dev.tessera.platform.media.EmbeddingDecoder;
import dev.tessera.platform.media.MediaConfig;
import dev.tessera.platform.media.MediaLoader;
import dev.tessera.platform.media.MediaSources;
import dev.tessera.platform.model.ModelLoader;
import dev.tessera.spi.backend.Backend;
import dev.tessera.spi.config.DataSize;
import dev.tessera.spi.generation.GenerationEvent;
import dev.tessera.spi.generation.GenerationRequest;
import dev.tessera.spi.generation.GenerationStream;
import dev.tessera.spi.generation.Prompt;
import dev.tessera.spi.generation.SamplingParameters;
import dev.tessera.testkit.cache.TestingCachePolicy;
import dev.tessera.testkit.metrics.TestingMetrics;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** An engine of {@link CountingModel} whose clock goes on by a millisecond each time it is read. */
final class EngineFixture implements AutoCloseable {
    final CountingBackend backend = new CountingBackend();
    final TestingMetrics metrics = new TestingMetrics();
    final Engine engine;
    private final AtomicLong nanos = new AtomicLong();

    /** @param queued most requests that wait */
    EngineFixture(Path checkpoint, int queued) {
        this(checkpoint, queued, new DataSize(1 << 16));
    }

    /** @param keyValueCache which may hold less than a context */
    EngineFixture(Path checkpoint, int queued, DataSize keyValueCache) {
        engine = start(checkpoint, queued, keyValueCache, () -> backend, false);
        engine.awaitReady();
    }

    private EngineFixture(Path checkpoint, Supplier<Backend> given, boolean warmUp) {
        engine = start(checkpoint, 8, new DataSize(1 << 16), given, warmUp);
    }

    /** One whose backend cannot be loaded. */
    static EngineFixture broken(Path checkpoint, Supplier<Backend> backend) {
        return new EngineFixture(checkpoint, backend, false);
    }

    /** One that warms up. */
    static EngineFixture warm(Path checkpoint, CountingBackend backend) {
        return new EngineFixture(checkpoint, () -> backend, true);
    }

    private Engine start(
            Path checkpoint, int queued, DataSize keyValueCache, Supplier<Backend> backendSupplier, boolean warmUp) {
        MediaConfig media = new MediaConfig(new DataSize(100), 1, Optional.of(new DataSize(0)), "", "", "");
        return Engine.start(
                backendSupplier,
                () -> new ModelLoader(List.of(new CountingModel()))
                        .load(List.of("counting"), checkpoint, Optional.empty()),
                (processor, mediaMetrics) -> new MediaLoader(
                        new MediaSources(List.of()),
                        Map.of(),
                        new EmbeddingDecoder(Map.of(), new EmbeddingConfig(false, false, new DataSize(1))),
                        new TestingCachePolicy(),
                        media,
                        mediaMetrics,
                        this::tick),
                new TestingCachePolicy(),
                metrics,
                new EngineConfig(
                        "counting",
                        EngineConfig.Dtype.FLOAT32,
                        Optional.empty(),
                        Optional.of(keyValueCache),
                        4,
                        true,
                        16,
                        64,
                        Optional.empty(),
                        Optional.empty(),
                        queued,
                        1000,
                        Optional.empty(),
                        warmUp,
                        false),
                this::tick);
    }

    private long tick() {
        return nanos.addAndGet(1_000_000);
    }

    static GenerationRequest request(SamplingParameters.Builder sampling, Integer... tokenIds) {
        return new GenerationRequest(new Prompt.Tokens(List.of(tokenIds), List.of()), sampling.build());
    }

    /** One that is answered by so many tokens. */
    static GenerationRequest greedy(int maxTokens, Integer... tokenIds) {
        return request(
                SamplingParameters.builder().temperature(0).ignoreEos(true).maxTokens(maxTokens), tokenIds);
    }

    /** A prompt of so many tokens. */
    static Integer[] prompt(int tokens) {
        return IntStream.range(0, tokens)
                .map(i -> i % CountingModel.VOCABULARY_SIZE)
                .boxed()
                .toArray(Integer[]::new);
    }

    /** Reads a stream to its end. */
    static List<GenerationEvent> read(GenerationStream stream) throws InterruptedException {
        List<GenerationEvent> events = new ArrayList<>();
        try (stream) {
            do {
                events.add(stream.next());
            } while (!(events.getLast() instanceof GenerationEvent.Finished));
        }
        return events;
    }

    /** The tokens of one choice. */
    static List<Integer> tokens(List<GenerationEvent> events, int choice) {
        return events.stream()
                .filter(GenerationEvent.Token.class::isInstance)
                .map(GenerationEvent.Token.class::cast)
                .filter(token -> token.choice() == choice)
                .map(GenerationEvent.Token::id)
                .toList();
    }

    @Override
    public void close() {
        engine.close();
    }
}
