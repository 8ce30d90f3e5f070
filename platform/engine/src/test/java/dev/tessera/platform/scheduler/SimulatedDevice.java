package dev.tessera.platform.scheduler;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

/** Caches that hold, instead of numbers, what the numbers would stand for. */
final class SimulatedDevice {
    private final long[] keysAndValues;
    private final String[] rows;
    private final int blockSize;

    SimulatedDevice(int blocks, int blockSize, int rows) {
        this.keysAndValues = new long[blocks * blockSize];
        this.rows = new String[rows];
        this.blockSize = blockSize;
    }

    static String embedding(String identifier, int number) {
        return identifier + "#" + number;
    }

    void encode(EncoderRun run) {
        for (int i = 0; i < run.rows().size(); i++) {
            rows[run.rows().get(i)] = embedding(run.identifier(), i);
        }
    }

    /** Stores what a slice computes, as {@link #check} expects it. */
    void compute(ScheduledSlice slice, SimulatedSequence sequence) {
        long[] content = sequence.content(slice.end());
        for (int token = slice.start(); token < slice.end(); token++) {
            keysAndValues[slot(slice, token)] = content[token];
        }
    }

    /** Whether the caches hold all that the tokens of a slice, after they were computed, look at. */
    void check(ScheduledSlice slice, SimulatedSequence sequence) {
        long[] content = sequence.content(slice.end());
        for (int token = 0; token < slice.end(); token++) {
            assertThat(keysAndValues[slot(slice, token)])
                    .as("token %d of %s", token, slice.sequenceId())
                    .isEqualTo(content[token]);
        }
        List<String> embeddings = slice.media().stream()
                .map(place -> place.token() + " " + rows[place.row()])
                .toList();
        assertThat(embeddings).isEqualTo(sequence.embeddings(slice.start(), slice.end()));
    }

    private int slot(ScheduledSlice slice, int token) {
        return slice.blocks().at(token / blockSize) * blockSize + token % blockSize;
    }
}
