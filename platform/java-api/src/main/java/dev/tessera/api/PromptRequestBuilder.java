package dev.tessera.api;

import dev.tessera.spi.error.TesseraException;
import dev.tessera.spi.generation.ContentPart;
import dev.tessera.spi.generation.Prompt;
import dev.tessera.spi.media.Modality;
import java.util.ArrayList;
import java.util.List;

/** A prompt to be continued, and its media. Not thread-safe. */
public final class PromptRequestBuilder extends RequestBuilder<PromptRequestBuilder> {
    private final Prompt promptWithoutMedia;
    private final List<ContentPart.Media> media = new ArrayList<>();
    private boolean addSpecialTokens = true;

    PromptRequestBuilder(Prompt promptWithoutMedia) {
        this.promptWithoutMedia = promptWithoutMedia;
    }

    /** Adds what the prompt has placeholders for, in their order. */
    public PromptRequestBuilder media(ContentPart.Media... items) {
        media.addAll(List.of(items));
        return this;
    }

    /**
     * Adds media of one modality and, at the same places, the names under which the processed items are cached. An item that
     * is null is looked up by its name; a name that is null leaves an item without one.
     *
     * @throws TesseraException INVALID_REQUEST where the lists differ in length, an item is of another modality, or item and
     *     name are both null
     */
    public PromptRequestBuilder media(Modality modality, List<ContentPart.Media> items, List<String> uuids) {
        media.addAll(new MediaList(modality, items, uuids).parts());
        return this;
    }

    /** Whether a text gets the tokens that the tokenizer puts round every text; default: true. */
    public PromptRequestBuilder addSpecialTokens(boolean value) {
        addSpecialTokens = value;
        return this;
    }

    @Override
    Prompt prompt() {
        return switch (promptWithoutMedia) {
            case Prompt.Text text -> new Prompt.Text(text.text(), media, addSpecialTokens);
            case Prompt.Tokens tokens -> new Prompt.Tokens(tokens.tokenIds(), media);
            case Prompt.Chat _, Prompt.Embeddings _ ->
                throw new IllegalStateException("only prompts of text and of tokens are built here");
        };
    }

    @Override
    PromptRequestBuilder self() {
        return this;
    }
}
