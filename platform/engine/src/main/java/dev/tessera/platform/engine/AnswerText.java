package dev.tessera.platform.engine;

import dev.tessera.platform.tokenizer.IncrementalDecoder;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The text of an answer as its tokens come. Text that may be the beginning of a stop text is held back, and the answer ends
 * before the first stop text. Of one sequence, used by one thread.
 */
final class AnswerText {
    private final IncrementalDecoder decoder;
    private final List<String> stopTexts;
    private final StringBuilder held = new StringBuilder();
    private Optional<String> met = Optional.empty();

    AnswerText(IncrementalDecoder decoder, List<String> stopTexts) {
        this.decoder = decoder;
        this.stopTexts = List.copyOf(stopTexts);
    }

    /** The stop text that has come, if one has; nothing is added afterwards. */
    Optional<String> stop() {
        return met;
    }

    /** What a token adds to the answer. */
    String add(int tokenId) {
        return release(decoder.add(tokenId), false);
    }

    /** What is left when no more tokens come. */
    String finish() {
        return met.isPresent() ? "" : release(decoder.finish(), true);
    }

    private String release(String text, boolean last) {
        held.append(text);
        met = stopTexts.stream().filter(stop -> held.indexOf(stop) >= 0).min(Comparator.comparingInt(held::indexOf));
        if (met.isPresent()) {
            return held.substring(0, held.indexOf(met.get()));
        }
        int end = last ? held.length() : held.length() - longestBeginning();
        String released = held.substring(0, end);
        held.delete(0, end);
        return released;
    }

    /** Length of the longest end of the held text with which a stop text begins. */
    private int longestBeginning() {
        int longest = 0;
        for (String stop : stopTexts) {
            for (int length = Math.min(stop.length() - 1, held.length()); length > longest; length--) {
                if (held.indexOf(stop.substring(0, length), held.length() - length) >= 0) {
                    longest = length;
                }
            }
        }
        return longest;
    }
}
