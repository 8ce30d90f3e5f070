package dev.tessera.media.sources.http;

import static dev.tessera.media.sources.http.TestingErrors.assertError;
import static dev.tessera.spi.error.StandardErrors.MEDIA_UNREACHABLE;
import static dev.tessera.spi.media.Modality.IMAGE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.tessera.platform.media.EmbeddingConfig;
import dev.tessera.platform.media.EmbeddingDecoder;
import dev.tessera.platform.media.MediaConfig;
import dev.tessera.platform.media.MediaLoader;
import dev.tessera.platform.media.MediaSources;
import dev.tessera.platform.metrics.MediaMetrics;
import dev.tessera.spi.config.DataSize;
import dev.tessera.spi.error.TesseraException;
import dev.tessera.spi.generation.ContentPart;
import dev.tessera.spi.generation.GenerationRequest;
import dev.tessera.spi.generation.Prompt;
import dev.tessera.spi.generation.SamplingParameters;
import dev.tessera.spi.generation.ServedModel;
import dev.tessera.spi.json.JsonObject;
import dev.tessera.spi.media.MediaItem;
import dev.tessera.spi.media.Modality;
import dev.tessera.spi.model.InputProcessor;
import dev.tessera.spi.model.ProcessedItem;
import dev.tessera.spi.model.PromptUpdate;
import dev.tessera.testkit.cache.TestingCachePolicy;
import dev.tessera.testkit.metrics.TestingMetrics;
import java.io.IOException;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What happens to the rest of a request where one of its URLs fails. */
@Timeout(60)
final class FetchTogetherTest {
    private final CountDownLatch started = new CountDownLatch(2);
    private final CountDownLatch closed = new CountDownLatch(2);
    private TestingNetwork network;
    private HttpUrlSource source;
    private MediaLoader loader;

    @BeforeEach
    void open() throws IOException, NoSuchAlgorithmException {
        network = new TestingNetwork(SSLContext.getDefault()).host("media.example", "93.184.216.34");
        source = new HttpUrlSource(
                TestingConfig.withAttempts(3), TestingConfig.nothingKept(), network::network, new TestingTime());
        loader = new MediaLoader(
                new MediaSources(List.of(source)),
                Map.of(),
                new EmbeddingDecoder(Map.of(), new EmbeddingConfig(false, false, new DataSize(1))),
                new TestingCachePolicy(),
                new MediaConfig(new DataSize(1000), 1, Optional.empty(), "image=3", "", ""),
                new MediaMetrics(new TestingMetrics(), new ServedModel("m", 4096, Set.of(IMAGE))),
                () -> 0);
    }

    @AfterEach
    void close() {
        loader.close();
        source.close();
        network.close();
    }

    @Test
    void assertion44EndsTheOtherFetches() throws InterruptedException {
        TestingPage stuck = TestingPage.stuck("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhe", started, closed);
        network.page("media.example/a", stuck).page("media.example/b", stuck).page("media.example/c", (in, out) -> {
            await(started);
            TestingPage.status(404).answer(in, out);
        });

        assertError(() -> load("a", "b", "c"), MEDIA_UNREACHABLE, "media.example answered with HTTP status 404");
        closed.await();
        assertThat(network.connections).hasSize(3);
    }

    @Test
    void assertion44GivesOneErrorWhereSeveralFail() {
        assertError(() -> load("a", "b", "c"), MEDIA_UNREACHABLE, "media.example answered with HTTP status 404");
    }

    @Test
    void assertion5FetchesNothingWhereThereAreTooManyItems() {
        assertThatExceptionOfType(TesseraException.class)
                .isThrownBy(() -> load("a", "b", "c", "d"))
                .withMessageStartingWith("At most 3 image(s) may be provided in one prompt.");
        assertThat(network.lookups).isEmpty();
        assertThat(network.connections).isEmpty();
    }

    private void load(String... pages) {
        List<ContentPart.Media> parts = Stream.of(pages)
                .map(page -> new ContentPart.Media(IMAGE, new ContentPart.Url("http://media.example/" + page)))
                .toList();
        GenerationRequest request = new GenerationRequest(
                new Prompt.Text("", List.of(), false),
                SamplingParameters.builder().build());
        loader.load("model", new TakesImages(), parts, request);
    }

    private static void await(CountDownLatch latch) throws IOException {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    /** Nothing gets as far as to be processed. */
    private static final class TakesImages implements InputProcessor {
        @Override
        public Set<Modality> modalities() {
            return Set.of(IMAGE);
        }

        @Override
        public String placeholder(Modality modality, int number) {
            throw new UnsupportedOperationException();
        }

        /** All are taken. */
        @Override
        public void checkOptions(JsonObject options) {}

        @Override
        public ProcessedItem process(MediaItem item, JsonObject options) {
            throw new UnsupportedOperationException();
        }

        @Override
        public PromptUpdate update(ProcessedItem item, int number) {
            throw new UnsupportedOperationException();
        }
    }
}
