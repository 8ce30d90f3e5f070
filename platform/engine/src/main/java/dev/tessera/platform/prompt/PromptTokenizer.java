package dev.tessera.platform.prompt;

import static java.util.Objects.requireNonNull;

import dev.tessera.platform.tokenizer.Tokenizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Tokenizes prompts, with the placeholders for media that the tokenizer does not know. Thread-safe. */
final class PromptTokenizer {
    private final Tokenizer tokenizer;
    private final Map<String, Integer> placeholders;
    private final Pattern anyPlaceholder;

    /** @param placeholders texts, none of them empty, and the token that stands for each */
    PromptTokenizer(Tokenizer tokenizer, Map<String, Integer> placeholders) {
        this.tokenizer = requireNonNull(tokenizer, "tokenizer is null");
        this.placeholders = Map.copyOf(placeholders);
        this.anyPlaceholder = Pattern.compile(
                placeholders.keySet().stream().map(Pattern::quote).collect(Collectors.joining("|")));
    }

    /** @param addSpecialTokens whether the tokenizer puts its own tokens round the text, or at least its beginning */
    List<Integer> encode(String text, boolean addSpecialTokens) {
        if (placeholders.isEmpty()) {
            return tokenizer.encode(text, addSpecialTokens);
        }
        List<Integer> tokenIds = new ArrayList<>();
        Matcher matcher = anyPlaceholder.matcher(text);
        int start = 0;
        while (matcher.find()) {
            tokenIds.addAll(tokenizer.encode(text.substring(start, matcher.start()), addSpecialTokens && start == 0));
            tokenIds.add(placeholders.get(matcher.group()));
            start = matcher.end();
        }
        tokenIds.addAll(tokenizer.encode(text.substring(start), addSpecialTokens && start == 0));
        return tokenIds;
    }
}
