package dev.tessera.platform.prompt;

import static dev.tessera.platform.prompt.TestingInputProcessor.IMAGE_TOKEN;
import static dev.tessera.platform.prompt.TestingInputProcessor.item;
import static dev.tessera.platform.prompt.TestingMessages.IMAGE;
import static dev.tessera.platform.prompt.TestingMessages.text;
import static dev.tessera.platform.prompt.TestingMessages.user;
import static dev.tessera.spi.error.StandardErrors.INVALID_REQUEST;
import static dev.tessera.spi.generation.Prompt.NO_TOKEN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.tessera.platform.media.LoadedItem;
import dev.tessera.platform.media.PromptEmbeddingLoader;
import dev.tessera.spi.error.TesseraException;
import dev.tessera.spi.generation.ChatMessage;
import dev.tessera.spi.generation.Prompt;
import dev.tessera.spi.json.JsonObject;
import dev.tessera.spi.media.Modality;
import dev.tessera.spi.model.ProcessedItem;
import dev.tessera.spi.tensor.Shape;
import dev.tessera.spi.tensor.Tensor;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class EmbeddingPlacesTest {
    private static final String RESERVED =
            "Text content may not contain the reserved placeholder <prompt_embeds>, which stands for prompt_embeds";

    @Test
    void mayNotBeWritten() {
        assertWritten(chat(user(text("a"), text("b <prompt_embeds>"))), "messages");
        assertWritten(chat(user(text("a")), user(text("<prompt_embeds>"))), "messages");
        assertWritten(new Prompt.Text("a<prompt_embeds>", List.of(), true), "prompt");
        EmbeddingPlaces.requireUnwritten(chat(user(text("<prompt_embed>"), IMAGE)));
        EmbeddingPlaces.requireUnwritten(new Prompt.Text("prompt_embeds", List.of(), true));
        EmbeddingPlaces.requireUnwritten(new Prompt.Tokens(List.of(1), List.of()));
    }

    private static void assertWritten(Prompt prompt, String parameter) {
        assertThatExceptionOfType(TesseraException.class)
                .isThrownBy(() -> EmbeddingPlaces.requireUnwritten(prompt))
                .withMessage(RESERVED)
                .satisfies(e -> assertThat(e.code()).isEqualTo(INVALID_REQUEST))
                .satisfies(e -> assertThat(e.parameter()).contains(parameter));
    }

    @Test
    void standBetweenTextsThatAreTokenizedByThemselves() {
        // a 9 for what begins a text, and then its length
        TextEncoder lengths = (text, special) -> special ? List.of(9, text.length()) : List.of(text.length());
        PromptTokenizer tokenizer = new PromptTokenizer(lengths, Map.of(), false, true);

        assertThat(tokenizer.encode("abc", true).ids()).containsExactly(9, 3);
        assertThat(tokenizer.encode("ab<prompt_embeds>c<prompt_embeds>", true).ids())
                .containsExactly(9, 2, NO_TOKEN, 1, NO_TOKEN, 0);
        assertThat(tokenizer.encode("<prompt_embeds>", false).ids()).containsExactly(0, NO_TOKEN, 0);
    }

    @Test
    void beginNoTextWherePlaceholdersOfMediaDo() {
        TextEncoder lengths = (text, special) -> special ? List.of(9, text.length()) : List.of(text.length());
        PromptTokenizer tokenizer = new PromptTokenizer(lengths, Map.of("<%d>", 7), true, true);

        assertThat(tokenizer.encode("a<1>bc<prompt_embeds>def<2>", true).ids())
                .containsExactly(9, 1, 7, 9, 2, NO_TOKEN, 3, 7, 9, 0);
    }

    @Test
    void areAsManyAsEmbeddings() {
        EmbeddingPlaces.requireAll(List.of(1, NO_TOKEN, 2, NO_TOKEN), 2);
        EmbeddingPlaces.requireAll(List.of(1), 0);
        for (int count : List.of(0, 2)) {
            assertThatExceptionOfType(TesseraException.class)
                    .isThrownBy(() -> EmbeddingPlaces.requireAll(List.of(1, NO_TOKEN), count))
                    .withMessage(
                            "the request has %d prompt_embeds, but the rendered prompt has the placeholder <prompt_embeds> 1 times",
                            count)
                    .satisfies(e -> assertThat(e.parameter()).contains("prompt_embeds"));
        }
    }

    @Test
    void takeRowsInTheOrderOfTheRequestAmongMedia() {
        LoadedItem first = embedded(2, "first");
        LoadedItem second = embedded(1, "second");
        LoadedItem image = new LoadedItem(item(Modality.IMAGE, 1), "image");

        PlaceholderExpansion expansion = PlaceholderExpansion.of(
                PromptTokens.of(List.of(NO_TOKEN, 5, IMAGE_TOKEN, NO_TOKEN)),
                List.of(image, first, second),
                new TestingInputProcessor(),
                String::valueOf);
        PreparedPrompt prompt = new PreparedPrompt("", expansion.tokenIds(), expansion.items());

        assertThat(prompt.tokenIds()).containsExactly(NO_TOKEN, NO_TOKEN, 5, 801, 900, 899, NO_TOKEN);
        assertThat(prompt.media()).extracting(IdentifiedItem::identifier).containsExactly("first", "image", "second");
        assertThat(prompt.media())
                .extracting(placed -> placed.placed().range().embeddingPositions())
                .containsExactly(List.of(0, 1), List.of(4), List.of(6));
        // positions and what is told of media are those of text
        assertThat(prompt.items())
                .extracting(placed -> placed.item().modality())
                .containsExactly(Modality.IMAGE);
        assertThat(prompt.mediaTokens()).isEqualTo(Map.of(Modality.IMAGE, 3));
    }

    private static LoadedItem embedded(int rows, String identifier) {
        Tensor embeddings = Tensor.ofFloats(Shape.of(rows, 1), new float[rows]);
        return new LoadedItem(ProcessedItem.embedded(PromptEmbeddingLoader.MODALITY, Map.of(), embeddings), identifier);
    }

    private static Prompt.Chat chat(ChatMessage... messages) {
        return new Prompt.Chat(List.of(messages), JsonObject.empty("options", INVALID_REQUEST), true, false);
    }
}
