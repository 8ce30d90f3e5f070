package dev.tessera.platform.scheduler;

import dev.tessera.platform.encodercache.EncoderCache;
import dev.tessera.platform.encodercache.TestingCachePolicy;
import dev.tessera.platform.kvcache.KeyValueCache;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** A scheduler with small caches, and an engine that appends token 7 wherever one is to be chosen. */
final class SchedulerFixture {
    static final int TOKEN = 7;

    final KeyValueCache keyValueCache;
    final EncoderCache encoderCache;
    final Scheduler scheduler;

    /** The sizes; blocks have four tokens. */
    record Sizes(int sequences, int tokens, int blocks, int encoderBudget, int encoderRows) {
        static final Sizes ROOMY = new Sizes(8, 64, 100, 100, 100);

        Sizes tokens(int most) {
            return new Sizes(Math.min(sequences, most), most, blocks, encoderBudget, encoderRows);
        }

        Sizes sequences(int most) {
            return new Sizes(most, tokens, blocks, encoderBudget, encoderRows);
        }

        Sizes blocks(int count) {
            return new Sizes(sequences, tokens, count, encoderBudget, encoderRows);
        }

        Sizes encoder(int budget, int rows) {
            return new Sizes(sequences, tokens, blocks, budget, rows);
        }

        SchedulerLimits limits() {
            return new SchedulerLimits(sequences, tokens, encoderBudget, Integer.MAX_VALUE, 0);
        }
    }

    SchedulerFixture(Sizes sizes) {
        this(sizes, sizes.limits(), true);
    }

    SchedulerFixture(Sizes sizes, SchedulerLimits limits, boolean prefixCaching) {
        keyValueCache = new KeyValueCache(sizes.blocks, 4, prefixCaching);
        encoderCache = new EncoderCache(sizes.encoderRows, new TestingCachePolicy());
        scheduler = new Scheduler(limits, keyValueCache, encoderCache);
    }

    /** A prompt that no other id begins with. */
    static SequenceRequest request(String id, int tokens, ScheduledItem... media) {
        return request(id, tokens, 0, media);
    }

    static SequenceRequest request(String id, int tokens, long priority, ScheduledItem... media) {
        int first = id.hashCode() * 1000;
        return new SequenceRequest(
                id, IntStream.range(first, first + tokens).boxed().toList(), List.of(media), priority, "", 1000, false);
    }

    /** Another request with the same prompt. */
    static SequenceRequest same(SequenceRequest request, String id, String salt, ScheduledItem... media) {
        return new SequenceRequest(
                id, request.promptTokenIds(), List.of(media), request.priority(), salt, request.maxLength(), false);
    }

    /** An item all of whose tokens take embeddings. */
    static ScheduledItem item(String identifier, int offset, int length) {
        return new ScheduledItem(
                identifier,
                offset,
                length,
                IntStream.range(offset, offset + length).boxed().toList());
    }

    void add(String id, int tokens, ScheduledItem... media) {
        scheduler.add(request(id, tokens, media));
    }

    /** Schedules, completes and appends. */
    Step step() {
        Step step = scheduler.schedule();
        scheduler.complete();
        for (ScheduledSlice slice : step.slices()) {
            if (slice.samples()) {
                scheduler.append(slice.sequenceId(), TOKEN);
            }
        }
        return step;
    }

    void steps(int count) {
        for (int i = 0; i < count; i++) {
            step();
        }
    }

    /** The next step's slices, such as {@code a 0-4}. */
    List<String> next() {
        return windows(step());
    }

    static List<String> windows(Step step) {
        List<String> windows = new ArrayList<>();
        for (ScheduledSlice slice : step.slices()) {
            windows.add("%s %d-%d".formatted(slice.sequenceId(), slice.start(), slice.end()));
        }
        return windows;
    }

    static List<String> encoded(Step step) {
        return step.encoderRuns().stream().map(EncoderRun::identifier).toList();
    }
}
