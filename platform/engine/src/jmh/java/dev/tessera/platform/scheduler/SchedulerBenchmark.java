package dev.tessera.platform.scheduler;

import dev.tessera.platform.encodercache.EncoderCache;
import dev.tessera.platform.kvcache.KeyValueCache;
import dev.tessera.testkit.cache.TestingCachePolicy;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What the books of a step take: scheduling, completing it, and a token for each sequence. Sequences that have their greatest
 * length are replaced by new ones, whose prompts are scheduled in between.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class SchedulerBenchmark {
    private static final int SEQUENCES = 64;
    private static final int BLOCK_SIZE = 16;
    private static final int PROMPT = 100;
    private static final int LONGEST = 1000;

    private Scheduler scheduler;
    private int next;

    @Setup
    public void fill() {
        int blocks = SEQUENCES * (LONGEST / BLOCK_SIZE + 1);
        scheduler = new Scheduler(
                new SchedulerLimits(SEQUENCES, 2048, 2048, 2048, 0),
                new KeyValueCache(blocks, BLOCK_SIZE, true),
                new EncoderCache(2048, new TestingCachePolicy()));
        for (int i = 0; i < SEQUENCES; i++) {
            add();
        }
    }

    private void add() {
        int first = next * PROMPT;
        List<Integer> prompt = IntStream.range(first, first + PROMPT).boxed().toList();
        scheduler.add(new SequenceRequest(String.valueOf(next), prompt, List.of(), 0, "", longest(next), false));
        next++;
    }

    /** Sequences end at different times. */
    private static int longest(int sequence) {
        return PROMPT + (sequence * 37) % (LONGEST - PROMPT) + 1;
    }

    @Benchmark
    public int step() {
        Step step = scheduler.schedule();
        scheduler.complete();
        for (ScheduledSlice slice : step.slices()) {
            if (slice.samples()) {
                advance(slice);
            }
        }
        return step.slices().size();
    }

    private void advance(ScheduledSlice slice) {
        if (slice.end() + 1 < longest(Integer.parseInt(slice.sequenceId()))) {
            scheduler.append(slice.sequenceId(), 7);
        } else {
            scheduler.remove(slice.sequenceId());
            add();
        }
    }
}
