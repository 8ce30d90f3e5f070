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

import dev.tessera.spi.error.ErrorCode;
import dev.tessera.spi.error.TesseraException;
import dev.tessera.spi.model.InputProcessor;
import dev.tessera.spi.model.PlacedItem;
import dev.tessera.spi.model.PlaceholderRange;
import dev.tessera.spi.model.ProcessedItem;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class PlaceholderExpansionTest {
    private static final InputProcessor PROCESSOR = new TestingInputProcessor();

    @Test
    void putsItemsInTheirPlaces() {
        ProcessedItem firstImage = item(IMAGE, 2);
        ProcessedItem secondImage = item(IMAGE, 1);
        ProcessedItem video = item(VIDEO, 3);
        // the request lists both images before the video, the prompt has the video between them
        PlaceholderExpansion expansion = PlaceholderExpansion.of(
                List.of(1, IMAGE_TOKEN, 2, VIDEO_TOKEN, IMAGE_TOKEN, 3),
                List.of(firstImage, secondImage, video),
                PROCESSOR);
        assertThat(expansion.tokenIds())
                .containsExactly(1, 801, 900, 900, 899, 2, 801, 901, 901, 901, 899, 802, 900, 899, 3);
        assertThat(expansion.items())
                .containsExactly(
                        new PlacedItem(firstImage, new PlaceholderRange(IMAGE, 0, 1, 4, List.of(2, 3))),
                        new PlacedItem(video, new PlaceholderRange(VIDEO, 0, 6, 5, List.of(7, 8, 9))),
                        new PlacedItem(secondImage, new PlaceholderRange(IMAGE, 1, 11, 3, List.of(12))));
    }

    @Test
    void leavesAPromptWithoutMediaAlone() {
        PlaceholderExpansion expansion = PlaceholderExpansion.of(List.of(1, 2, 3), List.of(), PROCESSOR);
        assertThat(expansion.tokenIds()).containsExactly(1, 2, 3);
        assertThat(expansion.items()).isEmpty();
    }

    @Test
    void refusesMorePlaceholdersThanItems() {
        assertRefused(
                List.of(IMAGE_TOKEN, 1, IMAGE_TOKEN),
                List.of(item(IMAGE, 2)),
                PROCESSOR,
                INVALID_REQUEST,
                "the prompt has more placeholders for media (token 900) than the request has items");
    }

    @Test
    void refusesFewerPlaceholdersThanItems() {
        assertRefused(
                List.of(1, IMAGE_TOKEN),
                List.of(item(IMAGE, 2), item(IMAGE, 2), item(VIDEO, 1)),
                PROCESSOR,
                INVALID_REQUEST,
                "the request has 3 media items, but the prompt has placeholders for 1 only");
    }

    @Test
    void doesNotTrustAProcessorThatLeavesEmbeddingsOut() {
        assertRefused(
                List.of(IMAGE_TOKEN),
                List.of(item(IMAGE, 3)),
                new TestingInputProcessor("<%s_%d>", 1),
                INTERNAL_ERROR,
                "the model's input processor gives an image 3 embeddings, but 2 places for them");
    }

    @Test
    void countsTokensThatStandForMedia() {
        PlaceholderExpansion expansion = PlaceholderExpansion.of(
                List.of(IMAGE_TOKEN, VIDEO_TOKEN, IMAGE_TOKEN),
                List.of(item(IMAGE, 2), item(VIDEO, 5), item(IMAGE, 1)),
                PROCESSOR);
        PreparedPrompt prompt = new PreparedPrompt("", List.of(), expansion.tokenIds(), expansion.items());
        assertThat(prompt.mediaTokens()).isEqualTo(Map.of(IMAGE, 4 + 3, VIDEO, 7));
    }

    private static void assertRefused(
            List<Integer> tokenIds,
            List<ProcessedItem> items,
            InputProcessor processor,
            ErrorCode code,
            String message) {
        TesseraException exception =
                catchThrowableOfType(TesseraException.class, () -> PlaceholderExpansion.of(tokenIds, items, processor));
        assertThat(exception).hasMessage(message);
        assertThat(exception.code()).isEqualTo(code);
    }
}
