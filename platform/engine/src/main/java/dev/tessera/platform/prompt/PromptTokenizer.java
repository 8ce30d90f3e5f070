package dev.tessera.platform.prompt;

import static java.util.Comparator.comparingInt;
import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.joining;

import dev.tessera.platform.prompt.PromptTokens.NumberedPlaceholder;
import dev.tessera.spi.model.InputProcessor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Tokenizes prompts, with the placeholders for media that the tokenizer does not know. Thread-safe. */
final class PromptTokenizer {
    private final TextEncoder texts;
    private final List<SpelledPlaceholder> placeholders;
    private final Pattern anyPlaceholder;
    private final boolean specialTokensInEachText;

    /**
     * @param placeholders those that the tokenizer does not know, as {@link InputProcessor#placeholderTokens} has them
     * @param specialTokensInEachText as {@link InputProcessor#specialTokensInEachText} has it
     * @param takesEmbeddings whether embeddings may be in the place of tokens, which have a placeholder too
     */
    PromptTokenizer(
            TextEncoder texts,
            Map<String, Integer> placeholders,
            boolean specialTokensInEachText,
            boolean takesEmbeddings) {
        this.texts = requireNonNull(texts, "texts is null");
        // the longest first, for one may begin as another does
        Stream<SpelledPlaceholder> ofMedia = placeholders.entrySet().stream()
                .sorted(comparingInt(entry -> -entry.getKey().length()))
                .map(entry -> SpelledPlaceholder.of(entry.getKey(), entry.getValue(), specialTokensInEachText));
        this.placeholders = Stream.concat(
                        takesEmbeddings ? Stream.of(EmbeddingPlaces.SPELLED) : Stream.empty(), ofMedia)
                .toList();
        this.anyPlaceholder = Pattern.compile(this.placeholders.stream()
                .map(placeholder -> placeholder.pattern().pattern())
                .collect(joining("|")));
        this.specialTokensInEachText = specialTokensInEachText;
    }

    /**
     * Tokenizes what a chat template has written, which includes special tokens for most models.
     *
     * @param addSpecialTokens whether the tokenizer adds its own all the same
     */
    PromptTokens encodeChat(String text, boolean addSpecialTokens) {
        return encode(text, addSpecialTokens || specialTokensInEachText);
    }

    /** @param addSpecialTokens whether the tokenizer puts its own tokens round the text, or at least its beginning */
    PromptTokens encode(String text, boolean addSpecialTokens) {
        if (placeholders.isEmpty()) {
            return PromptTokens.of(texts.encode(text, addSpecialTokens));
        }
        List<Integer> ids = new ArrayList<>();
        Map<Integer, NumberedPlaceholder> numbered = new HashMap<>();
        Matcher matcher = anyPlaceholder.matcher(text);
        int start = 0;
        boolean beginsText = true;
        while (matcher.find()) {
            ids.addAll(texts.encode(text.substring(start, matcher.start()), addSpecialTokens && beginsText));
            String spelled = matcher.group();
            SpelledPlaceholder placeholder = placeholder(spelled);
            placeholder
                    .number(spelled)
                    .ifPresent(number -> numbered.put(ids.size(), new NumberedPlaceholder(spelled, number)));
            ids.add(placeholder.tokenId());
            start = matcher.end();
            beginsText = placeholder.beginsText();
        }
        ids.addAll(texts.encode(text.substring(start), addSpecialTokens && beginsText));
        return new PromptTokens(ids, numbered);
    }

    private SpelledPlaceholder placeholder(String spelled) {
        return placeholders.stream()
                .filter(placeholder -> placeholder.matches(spelled))
                .findFirst()
                .orElseThrow();
    }
}
