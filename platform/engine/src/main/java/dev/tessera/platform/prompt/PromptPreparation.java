package dev.tessera.platform.prompt;

import static java.util.Objects.requireNonNull;

import dev.tessera.platform.media.LoadedItem;
import dev.tessera.platform.media.MediaLoader;
import dev.tessera.platform.model.ModelAssets;
import dev.tessera.spi.generation.ContentPart;
import dev.tessera.spi.generation.GenerationRequest;
import dev.tessera.spi.generation.Prompt;
import dev.tessera.spi.model.InputProcessor;
import java.util.List;

/** Turns a request into the tokens and media that the engine takes. Thread-safe. */
public final class PromptPreparation {
    private final ModelAssets assets;
    private final ConversationRenderer conversations;
    private final PromptTokenizer tokenizer;
    private final MediaLoader mediaLoader;

    /** Prepares prompts in whose text media comes first. */
    public PromptPreparation(ModelAssets assets, MediaLoader mediaLoader) {
        this(assets, mediaLoader, false);
    }

    /** @param interleaved whether text and media keep their order where the chat template takes plain text */
    public PromptPreparation(ModelAssets assets, MediaLoader mediaLoader, boolean interleaved) {
        this.assets = requireNonNull(assets, "assets is null");
        InputProcessor processor = assets.model().inputProcessor();
        this.conversations = new ConversationRenderer(assets.template(), processor, interleaved);
        this.tokenizer = new PromptTokenizer(
                assets.tokenizer(), processor.placeholderTokens(), processor.specialTokensInEachText());
        this.mediaLoader = requireNonNull(mediaLoader, "mediaLoader is null");
    }

    /** Renders, tokenizes, loads media and expands placeholders. What is wrong with a request comes out here. */
    public PreparedPrompt prepare(GenerationRequest request) {
        return switch (request.prompt()) {
            case Prompt.Chat chat -> prepareChat(chat, request);
            case Prompt.Text(String text, List<ContentPart.Media> media, boolean addSpecialTokens) ->
                expand(text, tokenizer.encode(text, addSpecialTokens), media, request);
            case Prompt.Tokens(List<Integer> tokenIds, List<ContentPart.Media> media) -> {
                assets.requireTokens("prompt", tokenIds);
                yield expand("", PromptTokens.of(tokenIds), media, request);
            }
        };
    }

    private PreparedPrompt prepareChat(Prompt.Chat chat, GenerationRequest request) {
        String text = conversations.render(chat);
        return expand(text, tokenizer.encodeChat(text), media(chat), request);
    }

    private PreparedPrompt expand(
            String text, PromptTokens tokens, List<ContentPart.Media> media, GenerationRequest request) {
        InputProcessor processor = assets.model().inputProcessor();
        List<LoadedItem> items = mediaLoader.load(assets.name(), processor, media, request);
        PlaceholderExpansion expansion = PlaceholderExpansion.of(tokens, items, processor);
        return new PreparedPrompt(text, tokens.ids(), expansion.tokenIds(), expansion.items());
    }

    private static List<ContentPart.Media> media(Prompt.Chat chat) {
        return chat.messages().stream()
                .flatMap(message -> message.content().stream())
                .filter(ContentPart.Media.class::isInstance)
                .map(ContentPart.Media.class::cast)
                .toList();
    }
}
