package dev.tessera.platform.scheduler;

import dev.tessera.platform.encodercache.EncoderCache;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;

/** A step as it is put together: what is in it, and what is left of its budgets. */
final class StepPlan {
    private final SchedulerLimits limits;
    private final EncoderCache encoderCache;
    private final SequencedMap<Sequence, Window> windows = new LinkedHashMap<>();
    private final SequencedMap<String, EncoderRun> encoderRuns = new LinkedHashMap<>();
    private final List<Admission> admitted = new ArrayList<>();
    private final List<String> preempted = new ArrayList<>();
    private int tokensLeft;
    private int embeddingsLeft;

    StepPlan(SchedulerLimits limits, EncoderCache encoderCache) {
        this.limits = limits;
        this.encoderCache = encoderCache;
        this.tokensLeft = limits.maxBatchedTokens();
        this.embeddingsLeft = limits.encoderBudget();
    }

    /** The tokens from a start on that fit what is left, possibly none. */
    Window fit(Sequence sequence, int start) {
        int most = Math.min(tokensLeft, limits.longPrefillThreshold());
        int end = start + Math.min(most, sequence.known() - start);
        return new Window(start, fitMedia(sequence.media(), start, end));
    }

    /** Cuts a window before the first item that must be encoded but cannot be. */
    private int fitMedia(HeldMedia media, int start, int end) {
        Set<String> planned = new HashSet<>();
        int rows = 0;
        int embeddings = 0;
        for (int i = media.firstAfter(start); media.beginsBefore(i, end); i++) {
            ScheduledItem item = media.item(i);
            if (media.isHeld(i) || encoderCache.isReferenced(item.identifier()) || !planned.add(item.identifier())) {
                continue;
            }
            rows += item.embeddings();
            if (!encoderCache.isCached(item.identifier(), item.embeddings())) {
                embeddings += item.embeddings();
            }
            if (!encoderCache.canAllocate(rows) || embeddings > embeddingsLeft) {
                return Math.max(start, item.offset());
            }
        }
        return end;
    }

    /** Takes a window that {@link #fit} found into the step. The cache must have the blocks for it. */
    void add(Sequence sequence, Window window) {
        tokensLeft -= window.length();
        sequence.table().grow(window.end());
        HeldMedia media = sequence.media();
        int first = media.firstAfter(window.start());
        // what is there is taken first, so that making room for the rest does not evict it
        for (int i = first; media.beginsBefore(i, window.end()); i++) {
            if (!media.isHeld(i)
                    && encoderCache.isCached(
                            media.item(i).identifier(), media.item(i).embeddings())) {
                hold(media, i);
            }
        }
        for (int i = first; media.beginsBefore(i, window.end()); i++) {
            if (!media.isHeld(i)) {
                encode(sequence, i);
            }
        }
        windows.put(sequence, window);
    }

    private void encode(Sequence sequence, int number) {
        ScheduledItem item = sequence.media().item(number);
        if (encoderRuns.containsKey(item.identifier())) {
            hold(sequence.media(), number);
            return;
        }
        List<Integer> rows = encoderCache.allocate(item.identifier(), item.embeddings());
        sequence.media().hold(number);
        embeddingsLeft -= rows.size();
        encoderRuns.put(item.identifier(), new EncoderRun(item.identifier(), sequence.id(), number, rows));
    }

    private void hold(HeldMedia media, int item) {
        encoderCache.acquire(media.item(item).identifier());
        media.hold(item);
    }

    /** Preempts a sequence; what the step already had of it is undone. */
    void preempt(Sequence sequence) {
        sequence.preempt();
        preempted.add(sequence.id());
        Window window = windows.remove(sequence);
        if (window != null) {
            tokensLeft += window.length();
            encoderRuns.values().removeIf(this::isUnused);
        }
    }

    private boolean isUnused(EncoderRun run) {
        if (encoderCache.isReferenced(run.identifier())) {
            return false;
        }
        encoderCache.drop(run.identifier());
        embeddingsLeft += run.rows().size();
        return true;
    }

    void admit(Admission admission) {
        admitted.add(admission);
    }

    boolean hasPreempted() {
        return !preempted.isEmpty();
    }

    boolean hasTokensLeft() {
        return tokensLeft > 0;
    }

    Map<Sequence, Window> windows() {
        return windows;
    }

    Step build() {
        List<ScheduledSlice> slices = new ArrayList<>(windows.size());
        windows.forEach((sequence, window) -> slices.add(slice(sequence, window)));
        return new Step(List.copyOf(encoderRuns.values()), slices, admitted, preempted);
    }

    private ScheduledSlice slice(Sequence sequence, Window window) {
        return new ScheduledSlice(
                sequence.id(),
                window.start(),
                sequence.tokens().view(window.start(), window.end()),
                sequence.table().blocks(),
                sequence.logitsStart(window),
                window.end() == sequence.known(),
                mediaRows(sequence.media(), window));
    }

    private List<MediaRow> mediaRows(HeldMedia media, Window window) {
        List<MediaRow> places = new ArrayList<>();
        for (int i = media.firstAfter(window.start()); media.beginsBefore(i, window.end()); i++) {
            ScheduledItem item = media.item(i);
            List<Integer> positions = item.embeddingPositions();
            List<Integer> rows = encoderCache.rows(item.identifier()).orElseThrow();
            int from = Collections.binarySearch(positions, window.start());
            for (int row = from < 0 ? -1 - from : from; row < rows.size(); row++) {
                if (positions.get(row) >= window.end()) {
                    break;
                }
                places.add(new MediaRow(positions.get(row), rows.get(row)));
            }
        }
        return places;
    }
}
