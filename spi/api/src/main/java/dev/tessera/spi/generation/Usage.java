package dev.tessera.spi.generation;

import static java.util.Objects.requireNonNull;

import dev.tessera.spi.media.Modality;
import java.time.Duration;
import java.util.Map;

/**
 * What a request took.
 *
 * @param promptTokens tokens of the prompt, placeholders expanded
 * @param cachedTokens those of them whose keys and values were found in the prefix cache
 * @param completionTokens tokens generated, of all choices
 * @param mediaTokens prompt tokens that stand for media, by modality
 * @param preparation time to fetch, decode and process media and to tokenize
 * @param firstToken time from the prepared prompt to the first token, waiting included
 * @param furtherTokens time for all tokens after the first
 */
public record Usage(
        int promptTokens,
        int cachedTokens,
        int completionTokens,
        Map<Modality, Integer> mediaTokens,
        Duration preparation,
        Duration firstToken,
        Duration furtherTokens) {
    public Usage {
        mediaTokens = Map.copyOf(mediaTokens);
        requireNonNull(preparation, "preparation is null");
        requireNonNull(firstToken, "firstToken is null");
        requireNonNull(furtherTokens, "furtherTokens is null");
    }
}
