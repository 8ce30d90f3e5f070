package dev.tessera.platform.scheduler;

import static java.util.Objects.requireNonNull;

import dev.tessera.platform.kvcache.IntView;
import java.util.List;

/**
 * The part of one sequence that a step computes.
 *
 * @param sequenceId the sequence
 * @param start number of the first token to compute; all before it are in the KV cache
 * @param tokenIds the tokens to compute
 * @param blocks blocks of the KV cache that hold the sequence up to the last of these tokens
 * @param logitsStart number of the first token after which logits are wanted, as they are after all that follow it; the
 *     end where none are
 * @param samples whether the logits after the last token choose the sequence's next
 * @param media tokens among these that take encoder output
 */
public record ScheduledSlice(
        String sequenceId,
        int start,
        IntView tokenIds,
        IntView blocks,
        int logitsStart,
        boolean samples,
        List<MediaRow> media) {
    public ScheduledSlice {
        requireNonNull(sequenceId, "sequenceId is null");
        requireNonNull(tokenIds, "tokenIds is null");
        requireNonNull(blocks, "blocks is null");
        media = List.copyOf(media);
    }

    /** Number of the token after the last computed one. */
    public int end() {
        return start + tokenIds.size();
    }

    /** Whether logits after the last token, and possibly others, are wanted. */
    public boolean wantsLogits() {
        return logitsStart < end();
    }
}
