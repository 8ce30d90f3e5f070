package dev.tessera.platform.tokenizer;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/**
 * The pieces of text that tokens stand for, spelled as {@code tokenizer.json} spells them. The library that runs the tokenizer
 * tells texts alone, and those of some tokens are no text by themselves. Thread-safe.
 */
final class Vocabulary {
    /** What is read of the file; everything else is skipped. */
    private record Description(Model model, Optional<List<AddedToken>> addedTokens) {}

    /** Pieces with their ids, or a list of pieces with their scores in the order of their ids. */
    private record Model(Object vocab) {}

    private record AddedToken(int id, String content, boolean special) {}

    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    // the names are the vocabulary, none of which comes twice
                    .disable(TokenStreamFactory.Feature.CANONICALIZE_PROPERTY_NAMES)
                    .build())
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private final Map<Integer, String> pieces = new HashMap<>();
    private final Set<Integer> special = new HashSet<>();

    private Vocabulary(Description description) {
        switch (description.model().vocab()) {
            case Map<?, ?> ids -> ids.forEach((piece, id) -> pieces.put(((Number) id).intValue(), (String) piece));
            case List<?> scored ->
                scored.forEach(entry -> pieces.put(pieces.size(), (String) ((List<?>) entry).getFirst()));
            default -> throw new IllegalArgumentException("the vocabulary is neither an object nor a list");
        }
        for (AddedToken added : description.addedTokens().orElse(List.of())) {
            pieces.put(added.id(), added.content());
            if (added.special()) {
                special.add(added.id());
            }
        }
    }

    /**
     * Reads the vocabulary of a tokenizer.
     *
     * @throws RuntimeException where there is none
     */
    static Vocabulary read(Path file) {
        return new Vocabulary(MAPPER.readValue(file, Description.class));
    }

    /** How a token is spelled; nothing where there is no such token. */
    Optional<String> piece(int tokenId) {
        return Optional.ofNullable(pieces.get(tokenId));
    }

    /** Whether a token says something about the text, and is left out of it. */
    boolean isSpecial(int tokenId) {
        return special.contains(tokenId);
    }
}
