package dev.tessera.platform.media;

import static dev.tessera.spi.error.StandardErrors.INVALID_MEDIA;
import static dev.tessera.spi.error.StandardErrors.MEDIA_UNREACHABLE;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tessera.platform.metrics.MediaMetrics;
import dev.tessera.spi.config.DataSize;
import dev.tessera.spi.error.TesseraException;
import dev.tessera.spi.generation.ServedModel;
import dev.tessera.spi.json.JsonObject;
import dev.tessera.spi.media.EmbeddingItem;
import dev.tessera.spi.media.EncodedMedia;
import dev.tessera.spi.media.ImageItem;
import dev.tessera.spi.media.MediaItem;
import dev.tessera.spi.media.MediaSource;
import dev.tessera.spi.media.Modality;
import dev.tessera.spi.media.ModalityParser;
import dev.tessera.spi.model.InputProcessor;
import dev.tessera.spi.model.ProcessedItem;
import dev.tessera.spi.model.PromptUpdate;
import dev.tessera.spi.tensor.Shape;
import dev.tessera.spi.tensor.Tensor;
import dev.tessera.testkit.metrics.TestingMetrics;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/** A web of pictures of one pixel whose colour is their text's first letters, and a count of what is done with them. */
final class TestingMedia implements MediaSource, ModalityParser, InputProcessor {
    static final ServedModel MODEL = new ServedModel("m", 4096, Set.of(Modality.IMAGE));

    final Map<String, String> web = new ConcurrentHashMap<>();
    final AtomicInteger fetched = new AtomicInteger();
    final AtomicInteger parsed = new AtomicInteger();
    final AtomicInteger processed = new AtomicInteger();
    final Queue<JsonObject> options = new ConcurrentLinkedQueue<>();

    static MediaMetrics metrics(TestingMetrics metrics) {
        return new MediaMetrics(metrics, MODEL);
    }

    /** Reads no embeddings. */
    static EmbeddingDecoder noEmbeddings() {
        return new EmbeddingDecoder(Map.of(), new EmbeddingConfig(false, false, new DataSize(1)));
    }

    static EncodedMedia encoded(String text) {
        return new EncodedMedia(text.getBytes(UTF_8), "");
    }

    @Override
    public Set<String> schemes() {
        return Set.of("web");
    }

    @Override
    public EncodedMedia fetch(String url, Modality modality, long maxBytes) {
        fetched.incrementAndGet();
        String text = web.get(url);
        if (text == null) {
            throw new TesseraException(MEDIA_UNREACHABLE, "there is no %s".formatted(url));
        }
        return encoded(text);
    }

    @Override
    public Modality modality() {
        return Modality.IMAGE;
    }

    @Override
    public MediaItem parse(EncodedMedia media, JsonObject given) {
        options.add(given);
        parsed.incrementAndGet();
        byte[] bytes = media.bytes();
        if (bytes.length < 3) {
            throw new TesseraException(INVALID_MEDIA, "the image is truncated");
        }
        return new ImageItem(1, 1, new byte[] {bytes[0], bytes[1], bytes[2]});
    }

    /** What {@code unknown} says is refused. */
    @Override
    public void checkOptions(JsonObject given) {
        if (given.has("unknown")) {
            throw given.error("unknown", "unknown");
        }
    }

    @Override
    public Set<Modality> modalities() {
        return Set.of(Modality.IMAGE);
    }

    @Override
    public String placeholder(Modality modality, int number) {
        return "<image>";
    }

    @Override
    public ProcessedItem process(MediaItem item, JsonObject given) {
        options.add(given);
        processed.incrementAndGet();
        if (item instanceof EmbeddingItem embedded) {
            return ProcessedItem.embedded(Modality.IMAGE, embedded.fields(), embedded.embeddings());
        }
        byte[] pixels = item instanceof ImageItem image ? image.rgb().clone() : new byte[3];
        return new ProcessedItem(Modality.IMAGE, Map.of("pixel_values", Tensor.ofBytes(Shape.of(3), pixels)), 1);
    }

    @Override
    public PromptUpdate update(ProcessedItem item, int number) {
        return new PromptUpdate(1, List.of(new PromptUpdate.Embeddings(1, 1)));
    }
}
