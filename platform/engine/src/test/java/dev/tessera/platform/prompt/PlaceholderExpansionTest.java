package dev.tessera.platform.prompt;

import static dev.tessera.platform.prompt.TestingInputProcessor.IMAGE_TOKEN;
import static dev.tessera.platform.prompt.TestingInputProcessor.VIDEO_TOKEN;
import static dev.tessera.platform.prompt.TestingInputProcessor.item;
import static dev.tessera.spi.error.StandardErrors.INTERNAL_ERROR;
import static dev.tessera.spi.error.StandardErrors.INVALID_REQUEST;
import static dev.tessera.spi.media.Modality.IMAGE;
import static dev.tessera.spi.media.Modality.VIDEO;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tessera.platform.media.LoadedItem;
import dev.tessera.platform.prompt.PromptTokens.NumberedPlaceholder;
import dev.tessera.spi.error.ErrorCode;
import dev.tessera.spi.error.TesseraException;
import dev.tessera.spi.json.JsonObject;
import dev.tessera.spi.media.MediaItem;
import dev.tessera.spi.media.Modality;
import dev.tessera.spi.model.InputProcessor;
import dev.tessera.spi.model.PlacedItem;
import dev.tessera.spi.model.PlaceholderRange;
import dev.tessera.spi.model.ProcessedItem;
import dev.tessera.spi.model.PromptUpdate;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;

final class PlaceholderExpansionTest {
    private static final IntFunction<String> TEXTS = "<%d>"::formatted;
    private static final InputProcessor PROCESSOR = new TestingInputProcessor();

    @Test
    void putsItemsInTheirPlaces() {
        LoadedItem firstImage = loaded(IMAGE, 2);
        LoadedItem secondImage = loaded(IMAGE, 1);
        LoadedItem video = loaded(VIDEO, 3);
        // the request lists both images before the video, the prompt has the video between them
        PlaceholderExpansion expansion = PlaceholderExpansion.of(
                PromptTokens.of(List.of(1, IMAGE_TOKEN, 2, VIDEO_TOKEN, IMAGE_TOKEN, 3)),
                List.of(firstImage, secondImage, video),
                PROCESSOR,
                TEXTS);
        assertThat(expansion.tokenIds())
                .containsExactly(1, 801, 900, 900, 899, 2, 801, 901, 901, 901, 899, 802, 900, 899, 3);
        assertThat(expansion.items())
                .containsExactly(
                        placed(firstImage, new PlaceholderRange(IMAGE, 0, 1, 4, List.of(2, 3))),
                        placed(video, new PlaceholderRange(VIDEO, 0, 6, 5, List.of(7, 8, 9))),
                        placed(secondImage, new PlaceholderRange(IMAGE, 1, 11, 3, List.of(12))));
    }

    @Test
    void leavesAPromptWithoutMediaAlone() {
        PlaceholderExpansion expansion =
                PlaceholderExpansion.of(PromptTokens.of(List.of(1, 2, 3)), List.of(), PROCESSOR, TEXTS);
        assertThat(expansion.tokenIds()).containsExactly(1, 2, 3);
        assertThat(expansion.items()).isEmpty();
    }

    @Test
    void refusesMorePlaceholdersThanItems() {
        assertRefused(
                PromptTokens.of(List.of(IMAGE_TOKEN, 1, IMAGE_TOKEN)),
                List.of(loaded(IMAGE, 2)),
                PROCESSOR,
                INVALID_REQUEST,
                Optional.of("image"),
                "the prompt has more placeholders for media (<900>) than the request has items");
    }

    @Test
    void refusesFewerPlaceholdersThanItems() {
        assertRefused(
                PromptTokens.of(List.of(1, IMAGE_TOKEN, IMAGE_TOKEN)),
                List.of(loaded(IMAGE, 2), loaded(IMAGE, 2), loaded(VIDEO, 1)),
                PROCESSOR,
                INVALID_REQUEST,
                Optional.of("video"),
                "the request has 3 media items, but the prompt has placeholders for 2 only");
    }

    @Test
    void refusesPlaceholdersWithoutAnyItem() {
        assertRefused(
                PromptTokens.of(List.of(1, VIDEO_TOKEN)),
                List.of(),
                PROCESSOR,
                INVALID_REQUEST,
                Optional.empty(),
                "the prompt has more placeholders for media (<901>) than the request has items");
    }

    @Test
    void takesItemsOfTheModalitiesThatShareAPlaceholderInTheirOrder() {
        InputProcessor sharing = new SharedPlaceholder();
        LoadedItem image = loaded(IMAGE, 1);
        LoadedItem video = loaded(VIDEO, 2);
        PlaceholderExpansion expansion = PlaceholderExpansion.of(
                PromptTokens.of(List.of(IMAGE_TOKEN, IMAGE_TOKEN)), List.of(image, video), sharing, TEXTS);
        assertThat(expansion.items())
                .containsExactly(
                        placed(image, new PlaceholderRange(IMAGE, 0, 0, 1, List.of(0))),
                        placed(video, new PlaceholderRange(VIDEO, 0, 1, 2, List.of(1, 2))));
    }

    /** One token stands for items of all modalities. */
    private static final class SharedPlaceholder implements InputProcessor {
        @Override
        public Set<Modality> modalities() {
            return PROCESSOR.modalities();
        }

        @Override
        public String placeholder(Modality modality, int number) {
            return PROCESSOR.placeholder(modality, number);
        }

        @Override
        public void checkOptions(JsonObject options) {
            PROCESSOR.checkOptions(options);
        }

        @Override
        public ProcessedItem process(MediaItem item, JsonObject options) {
            return PROCESSOR.process(item, options);
        }

        @Override
        public PromptUpdate update(ProcessedItem item, int number) {
            return new PromptUpdate(
                    IMAGE_TOKEN, List.of(new PromptUpdate.Embeddings(IMAGE_TOKEN, item.embeddingCount())));
        }
    }

    @Test
    void putsItemsWhereTheyAreNamed() {
        LoadedItem first = loaded(IMAGE, 2);
        LoadedItem second = loaded(IMAGE, 1);
        PlaceholderExpansion expansion =
                PlaceholderExpansion.of(numbered(2, 1), List.of(first, second), PROCESSOR, TEXTS);
        assertThat(expansion.tokenIds()).containsExactly(802, 900, 899, 801, 900, 900, 899);
        assertThat(expansion.items())
                .containsExactly(
                        placed(second, new PlaceholderRange(IMAGE, 1, 0, 3, List.of(1))),
                        placed(first, new PlaceholderRange(IMAGE, 0, 3, 4, List.of(4, 5))));
    }

    @Test
    void refusesNamesThatAreNotThoseOfTheItems() {
        List<LoadedItem> two = List.of(loaded(IMAGE, 2), loaded(IMAGE, 2));
        String missing =
                "the prompt has the placeholder <image %d>, but the request has %d items for such placeholders";
        assertRefused(numbered(1, 3), two, PROCESSOR, INVALID_REQUEST, Optional.of("image"), missing.formatted(3, 2));
        assertRefused(numbered(0, 1), two, PROCESSOR, INVALID_REQUEST, Optional.of("image"), missing.formatted(0, 2));
        assertRefused(numbered(1), List.of(), PROCESSOR, INVALID_REQUEST, Optional.empty(), missing.formatted(1, 0));
        assertRefused(
                numbered(1, 1),
                two,
                PROCESSOR,
                INVALID_REQUEST,
                Optional.of("image"),
                "the prompt has the placeholder <image 1> more than once");
        assertRefused(
                numbered(2),
                two,
                PROCESSOR,
                INVALID_REQUEST,
                Optional.of("image"),
                "the request has 2 media items, but the prompt has placeholders for 1 only");
    }

    /** A prompt of nothing but placeholders that name these items. */
    private static PromptTokens numbered(int... numbers) {
        Map<Integer, NumberedPlaceholder> numbered = new HashMap<>();
        for (int number : numbers) {
            numbered.put(numbered.size(), new NumberedPlaceholder("<image %d>".formatted(number), number));
        }
        return new PromptTokens(Collections.nCopies(numbers.length, IMAGE_TOKEN), numbered);
    }

    @Test
    void doesNotTrustAProcessorThatLeavesEmbeddingsOut() {
        assertRefused(
                PromptTokens.of(List.of(IMAGE_TOKEN)),
                List.of(loaded(IMAGE, 3)),
                new TestingInputProcessor("<%s_%d>", 1),
                INTERNAL_ERROR,
                Optional.empty(),
                "the model's input processor gives an image 3 embeddings, but 2 places for them");
    }

    @Test
    void countsTokensThatStandForMedia() {
        PlaceholderExpansion expansion = PlaceholderExpansion.of(
                PromptTokens.of(List.of(IMAGE_TOKEN, VIDEO_TOKEN, IMAGE_TOKEN)),
                List.of(loaded(IMAGE, 2), loaded(VIDEO, 5), loaded(IMAGE, 1)),
                PROCESSOR,
                TEXTS);
        PreparedPrompt prompt = new PreparedPrompt("", expansion.tokenIds(), expansion.items());
        assertThat(prompt.mediaTokens()).isEqualTo(Map.of(IMAGE, 4 + 3, VIDEO, 7));
    }

    private static LoadedItem loaded(Modality modality, int embeddings) {
        return new LoadedItem(item(modality, embeddings), "%s of %d".formatted(modality, embeddings));
    }

    private static IdentifiedItem placed(LoadedItem item, PlaceholderRange range) {
        return new IdentifiedItem(new PlacedItem(item.item(), range), item.identifier());
    }

    private static void assertRefused(
            PromptTokens tokens,
            List<LoadedItem> items,
            InputProcessor processor,
            ErrorCode code,
            Optional<String> parameter,
            String message) {
        TesseraException exception = catchThrowableOfType(
                TesseraException.class, () -> PlaceholderExpansion.of(tokens, items, processor, TEXTS));
        assertThat(exception).hasMessage(message);
        assertThat(exception.code()).isEqualTo(code);
        assertThat(exception.parameter()).isEqualTo(parameter);
    }
}
