package dev.tessera.platform.scheduler;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What must be true of every step. */
final class StepChecks {
    private final SchedulerLimits limits;
    private final int blockSize;
    private final Map<String, SimulatedSequence> sequences;

    StepChecks(SchedulerLimits limits, int blockSize, Map<String, SimulatedSequence> sequences) {
        this.limits = limits;
        this.blockSize = blockSize;
        this.sequences = sequences;
    }

    void check(Step step) {
        assertThat(step.isEmpty()).as("something proceeds").isEqualTo(sequences.isEmpty());
        keepsBudgets(step);
        keepsBlocksApart(step.slices());
        letsDecodesProceed(step);
        step.slices().forEach(this::goesOnWhereItStopped);
    }

    private void keepsBudgets(Step step) {
        assertThat(step.tokens()).isLessThanOrEqualTo(limits.maxBatchedTokens());
        assertThat(step.slices()).hasSizeLessThanOrEqualTo(limits.maxSequences());
        assertThat(step.slices().stream().map(ScheduledSlice::sequenceId))
                .doesNotHaveDuplicates()
                .noneMatch(step.preempted()::contains);
        assertThat(step.slices()).allMatch(slice -> slice.tokenIds().size() <= limits.longPrefillThreshold());
        assertThat(step.encoderRuns().stream()
                        .mapToInt(run -> run.rows().size())
                        .sum())
                .isLessThanOrEqualTo(limits.encoderBudget());
        assertThat(step.encoderRuns().stream().map(EncoderRun::identifier)).doesNotHaveDuplicates();
        assertThat(step.encoderRuns().stream().flatMap(run -> run.rows().stream()))
                .doesNotHaveDuplicates();
    }

    /** A block that is written in the step is in no other table. */
    private void keepsBlocksApart(List<ScheduledSlice> slices) {
        Map<Integer, Integer> uses = new HashMap<>();
        for (ScheduledSlice slice : slices) {
            assertThat(slice.blocks()).doesNotHaveDuplicates();
            slice.blocks().forEach(block -> uses.merge(block, 1, Integer::sum));
        }
        for (ScheduledSlice slice : slices) {
            for (int block = slice.start() / blockSize; block < slice.blocks().size(); block++) {
                assertThat(uses.get(slice.blocks().at(block)))
                        .as("uses of a block that is written")
                        .isEqualTo(1);
            }
        }
    }

    private void letsDecodesProceed(Step step) {
        Set<String> seen = new HashSet<>(step.preempted());
        step.slices().forEach(slice -> seen.add(slice.sequenceId()));
        sequences.forEach((id, sequence) -> {
            if (sequence.isDecoding()
                    && sequence.computed >= sequence.request.promptTokenIds().size()) {
                assertThat(seen).contains(id);
            }
        });
    }

    private void goesOnWhereItStopped(ScheduledSlice slice) {
        SimulatedSequence sequence = sequences.get(slice.sequenceId());
        if (sequence.running) {
            assertThat(slice.start()).isEqualTo(sequence.computed);
        }
        assertThat(slice.tokenIds()).isEqualTo(sequence.tokens.subList(slice.start(), slice.end()));
        assertThat(slice.samples()).isEqualTo(slice.end() == sequence.tokens.size());
        if (slice.samples()) {
            assertThat(slice.wantsLogits()).isTrue();
        }
    }
}
