package dev.tessera.platform.prompt;

import dev.tessera.spi.json.JsonObject;
import dev.tessera.spi.media.EmbeddingItem;
import dev.tessera.spi.media.MediaItem;
import dev.tessera.spi.media.Modality;
import dev.tessera.spi.model.InputProcessor;
import dev.tessera.spi.model.ProcessedItem;
import dev.tessera.spi.model.PromptUpdate;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Replaces the placeholder of item number n by the token 800 + n, a place for each embedding and the token 899.
 *
 * @param placeholder text that stands for an item, with {@code %s} for its modality and {@code %d} for its number
 * @param missing places fewer than there are embeddings
 */
public record TestingInputProcessor(String placeholder, int missing) implements InputProcessor {
    public static final int IMAGE_TOKEN = 900;
    public static final int VIDEO_TOKEN = 901;

    static final int END_TOKEN = 899;

    public TestingInputProcessor() {
        this("<%s_%d>", 0);
    }

    /** An item of so many embeddings. */
    static ProcessedItem item(Modality modality, int embeddings) {
        return new ProcessedItem(modality, Map.of(), embeddings);
    }

    @Override
    public Set<Modality> modalities() {
        return Set.of(Modality.IMAGE, Modality.VIDEO);
    }

    @Override
    public String placeholder(Modality modality, int number) {
        return placeholder.formatted(modality, number);
    }

    @Override
    public Set<Integer> itemTokens() {
        return Set.of(IMAGE_TOKEN, VIDEO_TOKEN);
    }

    /** All are taken. */
    @Override
    public void checkOptions(JsonObject options) {}

    @Override
    public ProcessedItem process(MediaItem item, JsonObject options) {
        return item instanceof EmbeddingItem embedded
                ? ProcessedItem.embedded(item.modality(), embedded.fields(), embedded.embeddings())
                : item(item.modality(), 1);
    }

    @Override
    public PromptUpdate update(ProcessedItem item, int number) {
        int token = item.modality().equals(Modality.IMAGE) ? IMAGE_TOKEN : VIDEO_TOKEN;
        return new PromptUpdate(
                token,
                List.of(
                        new PromptUpdate.Tokens(List.of(800 + number)),
                        new PromptUpdate.Embeddings(token, item.embeddingCount() - missing),
                        new PromptUpdate.Tokens(List.of(END_TOKEN))));
    }
}
