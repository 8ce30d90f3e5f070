package dev.tessera.platform.scheduler;

import java.util.List;

/**
 * What to run next: first the encoders, then all slices together.
 *
 * @param encoderRuns items to encode
 * @param slices parts of sequences to compute, those that are being generated first
 * @param admitted sequences that run for the first time
 * @param preempted sequences that lost their blocks and will be computed again from the start
 */
public record Step(
        List<EncoderRun> encoderRuns, List<ScheduledSlice> slices, List<Admission> admitted, List<String> preempted) {
    public Step {
        encoderRuns = List.copyOf(encoderRuns);
        slices = List.copyOf(slices);
        admitted = List.copyOf(admitted);
        preempted = List.copyOf(preempted);
    }

    /** Whether there is nothing to run. */
    public boolean isEmpty() {
        return slices.isEmpty();
    }

    /** Tokens of all slices. */
    public int tokens() {
        return slices.stream().mapToInt(slice -> slice.tokenIds().size()).sum();
    }
}
