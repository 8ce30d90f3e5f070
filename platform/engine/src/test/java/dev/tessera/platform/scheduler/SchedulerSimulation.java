package dev.tessera.platform.scheduler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tessera.platform.encodercache.EncoderCache;
import dev.tessera.platform.encodercache.TestingCachePolicy;
import dev.tessera.platform.kvcache.KeyValueCache;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** An engine that does everything an engine may, at random, with a scheduler whose every step is checked. */
final class SchedulerSimulation {
    private static final int BLOCK_SIZE = 4;

    private final Random random;
    private final SchedulerLimits limits;
    private final int blocks;
    private final KeyValueCache keyValueCache;
    private final EncoderCache encoderCache;
    private final Scheduler scheduler;
    private final SimulatedDevice device;
    private final RandomRequests requests;
    private final Map<String, SimulatedSequence> sequences = new HashMap<>();
    private int added;
    int preemptions;
    int hits;

    SchedulerSimulation(long seed) {
        random = new Random(seed);
        int maxSequences = 1 + random.nextInt(6);
        int largestItem = 1 + random.nextInt(8);
        limits = new SchedulerLimits(
                maxSequences,
                maxSequences + random.nextInt(20),
                largestItem + random.nextInt(8),
                random.nextBoolean() ? Integer.MAX_VALUE : 1 + random.nextInt(8),
                random.nextInt(3));
        blocks = 3 + random.nextInt(20);
        int rows = largestItem + random.nextInt(8);
        keyValueCache = new KeyValueCache(blocks, BLOCK_SIZE, random.nextInt(4) > 0);
        encoderCache = new EncoderCache(rows, new TestingCachePolicy());
        scheduler = new Scheduler(limits, keyValueCache, encoderCache);
        device = new SimulatedDevice(blocks, BLOCK_SIZE, rows);
        int most = blocks * BLOCK_SIZE - 1;
        // short prompts with long answers drive each other out more often
        requests = new RandomRequests(random, random.nextInt(3) == 0 ? most : Math.min(most, 12), largestItem);
    }

    void run() {
        int arrivals = 5 + random.nextInt(25);
        for (int steps = 0; added < arrivals || !sequences.isEmpty(); steps++) {
            assertThat(steps).as("steps").isLessThan(20_000);
            if (added < arrivals) {
                arrive();
            }
            removeSome(40);
            step();
        }
        assertThat(scheduler.isIdle()).isTrue();
        assertThat(scheduler.schedule().isEmpty()).isTrue();
        assertThat(keyValueCache.freeBlocks()).isEqualTo(blocks);
        assertThat(encoderCache.freeableRows()).isEqualTo(encoderCache.capacity());
    }

    private void arrive() {
        while (random.nextInt(3) == 0) {
            SequenceRequest request = requests.next("s" + added);
            added++;
            scheduler.add(request);
            know(request);
            while (random.nextInt(4) == 0) {
                String choice = "s" + added;
                added++;
                scheduler.fork(request.id(), choice);
                know(request.withId(choice));
            }
        }
    }

    private void know(SequenceRequest request) {
        int most = Math.min(request.maxLength(), keyValueCache.capacity());
        int prompt = request.promptTokenIds().size();
        sequences.put(request.id(), new SimulatedSequence(request, prompt + 1 + random.nextInt(most - prompt)));
    }

    private void removeSome(int rarity) {
        for (String id : List.copyOf(sequences.keySet())) {
            if (random.nextInt(rarity) == 0) {
                scheduler.remove(id);
                sequences.remove(id);
            }
        }
    }

    private void step() {
        Step step = scheduler.schedule();
        preemptions += step.preempted().size();
        step.admitted().forEach(admission -> hits += admission.cachedTokens());
        new StepChecks(limits, BLOCK_SIZE, sequences).check(step);
        step.preempted().forEach(id -> sequences.get(id).preempt());
        if (random.nextInt(50) == 0) {
            removeSome(3);
        }
        if (random.nextInt(200) == 0) {
            scheduler.fail().forEach(sequences::remove);
            return;
        }
        List<ScheduledSlice> slices = new ArrayList<>(step.slices());
        for (EncoderRun run : step.encoderRuns()) {
            if (random.nextInt(100) == 0) {
                scheduler.failItem(run.identifier()).forEach(sequences::remove);
            } else {
                device.encode(run);
            }
        }
        slices.removeIf(slice -> !sequences.containsKey(slice.sequenceId()));
        slices.forEach(slice -> device.compute(slice, sequences.get(slice.sequenceId())));
        slices.forEach(slice -> device.check(slice, sequences.get(slice.sequenceId())));
        scheduler.complete();
        slices.forEach(this::advance);
    }

    private void advance(ScheduledSlice slice) {
        SimulatedSequence sequence = sequences.get(slice.sequenceId());
        sequence.running = true;
        sequence.computed = slice.end();
        sequence.deliverLogits(slice.logitsStart(), slice.end());
        if (!slice.samples()) {
            return;
        }
        assertThat(sequence.hasPromptLogits()).isTrue();
        int token = random.nextInt(3);
        sequence.tokens.add(token);
        if (sequence.tokens.size() < sequence.target) {
            scheduler.append(slice.sequenceId(), token);
        } else {
            scheduler.remove(slice.sequenceId());
            sequences.remove(slice.sequenceId());
        }
    }
}
