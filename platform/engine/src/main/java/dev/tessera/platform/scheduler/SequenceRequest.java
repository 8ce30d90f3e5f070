package dev.tessera.platform.scheduler;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * A sequence to compute.
 *
 * @param id differs from those of all other sequences
 * @param promptTokenIds the prompt, placeholders expanded
 * @param media the prompt's items, ascending and without overlap
 * @param priority lower numbers go first, then those that came first
 * @param cacheSalt sequences with different salts share no cached prefix; empty for none
 * @param maxLength most tokens of prompt and answer
 * @param promptLogits whether logits after every token of the prompt are wanted, which then is computed as a whole
 */
public record SequenceRequest(
        String id,
        List<Integer> promptTokenIds,
        List<ScheduledItem> media,
        long priority,
        String cacheSalt,
        int maxLength,
        boolean promptLogits) {
    public SequenceRequest {
        requireNonNull(id, "id is null");
        promptTokenIds = List.copyOf(promptTokenIds);
        media = List.copyOf(media);
        requireNonNull(cacheSalt, "cacheSalt is null");
        if (promptTokenIds.isEmpty() || maxLength <= promptTokenIds.size()) {
            throw new IllegalArgumentException(
                    "a prompt of %d tokens cannot be answered within %d".formatted(promptTokenIds.size(), maxLength));
        }
        int end = 0;
        for (ScheduledItem item : media) {
            if (item.offset() < end || item.end() > promptTokenIds.size()) {
                throw new IllegalArgumentException("a media item cannot lie from %d to %d in a prompt of %d tokens"
                        .formatted(item.offset(), item.end(), promptTokenIds.size()));
            }
            end = item.end();
        }
    }

    /** Another choice for the same prompt, whose logits are wanted once only. */
    SequenceRequest withId(String otherId) {
        return new SequenceRequest(otherId, promptTokenIds, media, priority, cacheSalt, maxLength, false);
    }
}
