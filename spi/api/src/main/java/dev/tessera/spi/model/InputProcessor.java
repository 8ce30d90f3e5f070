package dev.tessera.spi.model;

import static dev.tessera.spi.error.StandardErrors.UNSUPPORTED_MODALITY;
import static java.util.stream.Collectors.joining;

import dev.tessera.spi.error.TesseraException;
import dev.tessera.spi.json.JsonObject;
import dev.tessera.spi.media.MediaItem;
import dev.tessera.spi.media.Modality;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Prepares media for a model: what Hugging Face calls a processor. {@link #process} works on each item by itself, without
 * regard to the others of a request, so that results can be cached. Thread-safe and deterministic.
 */
public interface InputProcessor {
    /** The modalities taken. */
    Set<Modality> modalities();

    /** The error of media of a modality that is not taken: UNSUPPORTED_MODALITY, which blames the modality. */
    default TesseraException unsupported(Modality modality) {
        String taken = modalities().isEmpty()
                ? "text only"
                : modalities().stream().map(Modality::name).sorted().collect(joining(", ", "text, ", ""));
        return new TesseraException(
                        UNSUPPORTED_MODALITY,
                        "the model does not take %s input; it takes %s".formatted(modality, taken))
                .withParameter(modality.name());
    }

    /**
     * The text that stands for an item in a prompt before expansion, for templates that take plain text.
     *
     * @param modality one of the modalities taken
     * @param number one for the first item of the modality in the prompt, two for the next
     */
    String placeholder(Modality modality, int number);

    /**
     * The placeholders that the tokenizer does not know, with the tokens that stand for them. Prompts are split where one of
     * them stands, and what is between them is tokenized by itself. Where placeholders are numbered, {@code %d} stands for the
     * number, and one stands for the item that it names, wherever it is; others stand for the items in their order. By default
     * none: a placeholder is text whose tokens include the one that a {@link PromptUpdate} replaces.
     */
    default Map<String, Integer> placeholderTokens() {
        return Map.of();
    }

    /**
     * Whether each text that a prompt has before, between and after such placeholders gets the tokenizer's own special tokens,
     * such as one that begins a text, and this in chats too. By default a prompt gets them once, and a chat does not, for its
     * template writes them.
     */
    default boolean specialTokensInEachText() {
        return false;
    }

    /**
     * The tokens that stand for items before expansion and for nothing else, so that a prompt has as many of them as items: one
     * that has more is refused, instead of showing the model a placeholder. By default those that the tokenizer does not know.
     * A model whose placeholder is a text that people write for other reasons leaves it out.
     */
    default Set<Integer> itemTokens() {
        return Set.copyOf(placeholderTokens().values());
    }

    /**
     * Turns an item into the tensors that the encoder takes.
     *
     * @param item of one of the modalities taken
     * @param options the request's {@code mm_processor_kwargs}; unknown ones are refused
     * @throws TesseraException INVALID_REQUEST for options out of range, INVALID_MEDIA for an item that the model cannot
     *     take, such as one too narrow, UNSUPPORTED_MODALITY for one of another modality, PROMPT_TOO_LONG for one that takes
     *     more tokens than a sequence may have
     */
    ProcessedItem process(MediaItem item, JsonObject options);

    /**
     * Checks options without an item: those that hold where requests say nothing, and those of a request, whatever media it
     * has.
     *
     * @param options as {@link #process} is given them
     * @throws TesseraException with the options' error code, where one is unknown or out of range
     */
    void checkOptions(JsonObject options);

    /**
     * Fits the items of a prompt to each other, where a model's items depend on what else a prompt has, such as sounds that
     * are padded to the longest. By default they do not.
     *
     * @param items results of {@link #process}: all of a prompt, in its order
     * @return the items in the same order, each as it was or with other fields, and with as many embeddings as before
     */
    default List<ProcessedItem> fit(List<ProcessedItem> items) {
        return items;
    }

    /**
     * What takes the place of an item's placeholder in the prompt.
     *
     * @param item a result of {@link #process}
     * @param number one for the first item of the modality in the prompt, two for the next
     */
    PromptUpdate update(ProcessedItem item, int number);
}
