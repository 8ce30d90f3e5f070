package dev.tessera.platform.engine;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Looks for stop texts in an answer as it comes, in however many pieces they do. Text that may be the beginning of one is held
 * back. Of one sequence, used by one thread.
 */
final class StopTexts {
    /** Where the first stop text is met, and which it is. */
    private record Match(int start, String text) {
        int end() {
            return start + text.length();
        }
    }

    private final List<String> texts;
    private final boolean included;
    private final StringBuilder held = new StringBuilder();
    private Optional<Match> met = Optional.empty();

    /** @param included whether the answer ends after the stop text instead of before it */
    StopTexts(List<String> texts, boolean included) {
        this.texts = List.copyOf(texts);
        this.included = included;
    }

    /** The stop text that has come, if one has; nothing is added afterwards. */
    Optional<String> met() {
        return met.map(Match::text);
    }

    /**
     * Takes a piece of the answer.
     *
     * @param stops whether a stop text that ends in this piece ends the answer; one that ends in an earlier piece never does
     * @return what of the answer is certain now and was not given before
     */
    String add(String piece, boolean stops) {
        int before = held.length();
        held.append(piece);
        if (stops) {
            met = texts.stream()
                    .map(text -> new Match(held.indexOf(text, Math.max(0, before - text.length() + 1)), text))
                    .filter(match -> match.start() >= 0)
                    .min(Comparator.comparingInt(Match::start));
        }
        return release(met.map(match -> included ? match.end() : match.start())
                .orElseGet(() -> held.length() - longestBeginning()));
    }

    /** What is left when nothing more comes. */
    String finish() {
        return met.isPresent() ? "" : release(held.length());
    }

    private String release(int end) {
        String released = held.substring(0, end);
        held.delete(0, end);
        return released;
    }

    /** Length of the longest end of the held text with which a stop text begins. */
    private int longestBeginning() {
        int longest = 0;
        for (String text : texts) {
            for (int length = Math.min(text.length() - 1, held.length()); length > longest; length--) {
                if (held.indexOf(text.substring(0, length), held.length() - length) >= 0) {
                    longest = length;
                }
            }
        }
        return longest;
    }
}
