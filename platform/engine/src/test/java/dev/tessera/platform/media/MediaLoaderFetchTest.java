package dev.tessera.platform.media;

import static dev.tessera.spi.error.StandardErrors.CANCELLED;
import static dev.tessera.spi.error.StandardErrors.MEDIA_UNREACHABLE;
import static dev.tessera.spi.media.Modality.IMAGE;
import static dev.tessera.spi.media.Modality.VIDEO;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.tessera.spi.config.DataSize;
import dev.tessera.spi.error.TesseraException;
import dev.tessera.spi.generation.ContentPart;
import dev.tessera.spi.generation.GenerationRequest;
import dev.tessera.spi.generation.Prompt;
import dev.tessera.spi.generation.SamplingParameters;
import dev.tessera.spi.media.EncodedMedia;
import dev.tessera.spi.media.MediaSource;
import dev.tessera.spi.media.Modality;
import dev.tessera.testkit.cache.TestingCachePolicy;
import dev.tessera.testkit.metrics.TestingMetrics;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class MediaLoaderFetchTest {
    private static final int ITEMS = 5;

    private final CountDownLatch interrupted = new CountDownLatch(ITEMS - 1);
    private final CountDownLatch started = new CountDownLatch(ITEMS);

    @Test
    void fetchesAllItemsAtOnceWithOneThreadToDecodeThem() {
        CyclicBarrier all = new CyclicBarrier(ITEMS);
        try (MediaLoader loader = loader(url -> {
            try {
                all.await();
            } catch (BrokenBarrierException | InterruptedException e) {
                throw new IllegalStateException(e);
            }
            return TestingMedia.encoded(url);
        })) {
            assertThat(load(loader)).hasSize(ITEMS);
        }
    }

    @Test
    void blamesTheParameterOfTheModality() {
        MediaSources sources = new MediaSources(List.of(new Web(url -> {
            throw new TesseraException(MEDIA_UNREACHABLE, "there is no " + url);
        })));

        assertThatExceptionOfType(TesseraException.class)
                .isThrownBy(() -> sources.fetch("web:a", VIDEO, 1))
                .withMessage("there is no web:a")
                .satisfies(e -> assertThat(e.parameter()).contains("video_url"));
        assertThatExceptionOfType(TesseraException.class)
                .isThrownBy(() -> sources.fetch("moon:a", IMAGE, 1))
                .withMessage("\"moon:a\" is not a URL that can be read; URLs start with web:")
                .satisfies(e -> assertThat(e.parameter()).contains("image_url"));
    }

    @Test
    void interruptsTheOthersWhereOneFails() throws InterruptedException {
        try (MediaLoader loader = loader(url -> {
            started.countDown();
            if (url.equals("web:2")) {
                awaitStart();
                throw new TesseraException(MEDIA_UNREACHABLE, "there is no web:2");
            }
            return waitForInterruption();
        })) {
            assertThatExceptionOfType(TesseraException.class)
                    .isThrownBy(() -> load(loader))
                    .withMessage("there is no web:2");
            interrupted.await();
        }
    }

    @Test
    void endsFetchesWhenItIsClosed() throws InterruptedException, ExecutionException {
        CompletableFuture<Throwable> outcome = new CompletableFuture<>();
        MediaLoader loader = loader(url -> {
            started.countDown();
            return waitForInterruption();
        });
        Thread.ofVirtual().start(() -> {
            try {
                load(loader);
            } catch (TesseraException e) {
                outcome.complete(e);
            }
        });
        started.await();

        loader.close();

        assertThat(outcome.get())
                .isInstanceOfSatisfying(
                        TesseraException.class, e -> assertThat(e.code()).isEqualTo(CANCELLED));
        interrupted.await();
    }

    private void awaitStart() {
        try {
            started.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private EncodedMedia waitForInterruption() {
        try {
            new CountDownLatch(1).await();
            throw new IllegalStateException("nobody counts");
        } catch (InterruptedException e) {
            interrupted.countDown();
            throw new TesseraException(CANCELLED, "interrupted", e);
        }
    }

    private static List<LoadedItem> load(MediaLoader loader) {
        List<ContentPart.Media> parts = Stream.iterate(0, i -> i + 1)
                .limit(ITEMS)
                .map(i -> new ContentPart.Media(IMAGE, new ContentPart.Url("web:" + i)))
                .toList();
        GenerationRequest request = new GenerationRequest(
                new Prompt.Text("", List.of(), false),
                SamplingParameters.builder().build());
        return loader.load("model", new TestingMedia(), parts, request);
    }

    private static MediaLoader loader(Function<String, EncodedMedia> fetch) {
        return new MediaLoader(
                new MediaSources(List.of(new Web(fetch))),
                Map.of(IMAGE, new TestingMedia()),
                TestingMedia.noEmbeddings(),
                new TestingCachePolicy(),
                new MediaConfig(new DataSize(100), 1, Optional.of(new DataSize(1000)), "", "", ""),
                TestingMedia.metrics(new TestingMetrics()),
                () -> 0);
    }

    private record Web(Function<String, EncodedMedia> fetch) implements MediaSource {
        @Override
        public Set<String> schemes() {
            return Set.of("web");
        }

        @Override
        public EncodedMedia fetch(String url, Modality modality, long maxBytes) {
            return fetch.apply(url);
        }
    }
}
