package dev.tessera.platform.scheduler;

import dev.tessera.platform.kvcache.BlockTable;
import dev.tessera.platform.kvcache.CacheContent;
import dev.tessera.platform.kvcache.CachedPrefix;
import dev.tessera.platform.kvcache.IntSequence;
import dev.tessera.platform.kvcache.KeyValueCache;
import dev.tessera.platform.kvcache.MediaRange;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** A sequence on its way: its tokens, how far they are computed, and what it holds of the caches. */
final class Sequence {
    /** Who goes first: the lower priority number, then who came first. */
    static final Comparator<Sequence> ORDER = Comparator.comparingLong(
                    (Sequence sequence) -> sequence.request.priority())
            .thenComparingLong(sequence -> sequence.number);

    enum State {
        WAITING,
        RUNNING,
        REMOVED
    }

    private final SequenceRequest request;
    private final long number;
    private final int limit;
    private final IntSequence tokens;
    private final BlockTable table;
    private final HeldMedia media;
    private Optional<Sequence> original;
    private State state = State.WAITING;
    private boolean admitted;
    private int computed;
    private int deliveredLogits;

    /**
     * @param number grows with each sequence
     * @param original the sequence whose prompt this one shares
     * @param counting whether what the prefix cache has of it counts there
     */
    Sequence(
            SequenceRequest request,
            long number,
            Optional<Sequence> original,
            KeyValueCache keyValueCache,
            boolean counting,
            HeldMedia media) {
        this.request = request;
        this.number = number;
        this.original = original;
        this.limit = Math.min(request.maxLength(), keyValueCache.capacity());
        this.tokens = new IntSequence(request.promptTokenIds());
        List<MediaRange> ranges =
                request.media().stream().map(ScheduledItem::range).toList();
        this.table = keyValueCache.newTable(new CacheContent(tokens, ranges, request.cacheSalt()), counting);
        this.media = media;
    }

    SequenceRequest request() {
        return request;
    }

    String id() {
        return request.id();
    }

    State state() {
        return state;
    }

    IntSequence tokens() {
        return tokens;
    }

    BlockTable table() {
        return table;
    }

    HeldMedia media() {
        return media;
    }

    int known() {
        return tokens.size();
    }

    int computed() {
        return computed;
    }

    int remaining() {
        return tokens.size() - computed;
    }

    /** Whether only the newest token is left to compute. */
    boolean isDecoding() {
        return remaining() == 1;
    }

    boolean isFull() {
        return tokens.size() >= limit;
    }

    boolean wasAdmitted() {
        return admitted;
    }

    /** Whether the sequence waits for another to compute the prompt of both. */
    boolean isAwaitingOriginal() {
        return original.filter(sequence -> sequence.state != State.REMOVED && !sequence.hasPrompt())
                .isPresent();
    }

    /** What needs no computing. Prompts whose logits are wanted must be computed once. */
    CachedPrefix findPrefix() {
        if (deliveredLogits < wantedPromptLogits()) {
            return CachedPrefix.none();
        }
        return original.filter(Sequence::hasPrompt)
                .map(sequence -> sequence.table.sharedPrefix(promptLength()))
                .orElseGet(() -> table.findPrefix(known()));
    }

    void run(CachedPrefix prefix) {
        table.share(prefix, known());
        computed = prefix.tokens();
        media.skip(computed);
        original = Optional.empty();
        admitted = true;
        state = State.RUNNING;
    }

    /** Number of the first token in a window after which logits are wanted. */
    int logitsStart(Window window) {
        int last = window.end() == known() ? window.end() - 1 : window.end();
        int prompt = Math.max(window.start(), deliveredLogits);
        return prompt < wantedPromptLogits() ? Math.min(prompt, last) : last;
    }

    void complete(Window window) {
        computed = window.end();
        deliveredLogits = Math.max(deliveredLogits, Math.min(computed, wantedPromptLogits()));
        table.computed(computed);
        media.pass(computed);
    }

    /** Gives everything back and starts over. */
    void preempt() {
        release();
        state = State.WAITING;
    }

    void remove() {
        release();
        original = Optional.empty();
        state = State.REMOVED;
    }

    private void release() {
        media.releaseAll();
        table.release();
        computed = 0;
    }

    private int promptLength() {
        return request.promptTokenIds().size();
    }

    private boolean hasPrompt() {
        return computed >= promptLength();
    }

    private int wantedPromptLogits() {
        return request.promptLogits() ? promptLength() : 0;
    }
}
