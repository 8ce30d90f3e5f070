package dev.tessera.platform.prompt;

import static dev.tessera.spi.error.StandardErrors.INVALID_REQUEST;
import static java.util.Objects.requireNonNull;

import dev.tessera.platform.media.LoadedItem;
import dev.tessera.platform.media.MediaLoader;
import dev.tessera.platform.model.ModelAssets;
import dev.tessera.spi.error.TesseraException;
import dev.tessera.spi.generation.ContentPart;
import dev.tessera.spi.generation.GenerationRequest;
import dev.tessera.spi.generation.Prompt;
import dev.tessera.spi.model.InputProcessor;
import dev.tessera.spi.model.Model;
import java.util.ArrayList;
import java.util.List;

/** Turns a request into the tokens and media that the engine takes. Thread-safe. */
public final class PromptPreparation {
    private final ModelAssets assets;
    private final ConversationRenderer conversations;
    private final PromptTokenizer tokenizer;
    private final MediaLoader mediaLoader;
    private final boolean takesEmbeddings;

    /** @param interleaved whether text and media keep their order where the chat template takes plain text */
    public PromptPreparation(ModelAssets assets, MediaLoader mediaLoader, boolean interleaved) {
        this.assets = requireNonNull(assets, "assets is null");
        InputProcessor processor = assets.model().inputProcessor();
        this.conversations = new ConversationRenderer(assets.template(), processor, interleaved);
        this.mediaLoader = requireNonNull(mediaLoader, "mediaLoader is null");
        this.takesEmbeddings = mediaLoader.takesPromptEmbeddings();
        this.tokenizer = new PromptTokenizer(
                assets.tokenizer()::encode,
                processor.placeholderTokens(),
                processor.specialTokensInEachText(),
                takesEmbeddings);
    }

    /** Renders, tokenizes, loads media and expands placeholders. What is wrong with a request comes out here. */
    public PreparedPrompt prepare(GenerationRequest request) {
        if (takesEmbeddings) {
            EmbeddingPlaces.requireUnwritten(request.prompt());
        }
        return switch (request.prompt()) {
            case Prompt.Chat chat -> {
                String text = conversations.render(chat);
                List<ContentPart.Media> media = parts(chat, ContentPart.Media.class);
                List<ContentPart.PromptEmbeddings> embeddings = parts(chat, ContentPart.PromptEmbeddings.class);
                yield expand(text, tokenizer.encodeChat(text, chat.addSpecialTokens()), media, embeddings, request);
            }
            case Prompt.Text(String text, List<ContentPart.Media> media, boolean addSpecialTokens) ->
                expand(text, tokenizer.encode(text, addSpecialTokens), media, List.of(), request);
            case Prompt.Tokens(List<Integer> tokenIds, List<ContentPart.Media> media) -> {
                assets.requireTokens("prompt", tokenIds);
                yield expand("", PromptTokens.of(tokenIds), media, List.of(), request);
            }
            case Prompt.Embeddings(ContentPart.PromptEmbeddings embeddings) ->
                expand("", PromptTokens.of(List.of(Prompt.NO_TOKEN)), List.of(), List.of(embeddings), request);
        };
    }

    /** @param embeddings those that are in the place of tokens */
    private PreparedPrompt expand(
            String text,
            PromptTokens tokens,
            List<ContentPart.Media> media,
            List<ContentPart.PromptEmbeddings> embeddings,
            GenerationRequest request) {
        // what costs nothing to refuse is refused before anything is loaded
        mediaLoader.requireTaken(embeddings);
        EmbeddingPlaces.requireAll(tokens.ids(), embeddings.size());
        if (!embeddings.isEmpty() && request.sampling().promptLogprobs().isPresent()) {
            throw new TesseraException(
                            INVALID_REQUEST, "prompt_logprobs is given, but prompt_embeds have no tokens to rate")
                    .withParameter("prompt_logprobs");
        }
        Model model = assets.model();
        InputProcessor processor = model.inputProcessor();
        List<LoadedItem> items = new ArrayList<>(mediaLoader.load(assets.name(), processor, media, request));
        items.addAll(mediaLoader.loadPromptEmbeddings(
                embeddings, model.decoder().dimensions().hiddenSize(), model.contextLength() - 1));
        PlaceholderExpansion expansion = PlaceholderExpansion.of(
                tokens, items, processor, token -> assets.tokenizer().decode(List.of(token), false));
        return new PreparedPrompt(text, expansion.tokenIds(), expansion.items());
    }

    private static <T extends ContentPart> List<T> parts(Prompt.Chat chat, Class<T> type) {
        return chat.messages().stream()
                .flatMap(message -> message.content().stream())
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }
}
