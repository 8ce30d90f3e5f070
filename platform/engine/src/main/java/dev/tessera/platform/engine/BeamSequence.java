package dev.tessera.platform.engine;

import static java.util.Objects.requireNonNull;

import dev.tessera.platform.sampling.Beam;

/**
 * A sequence that computes one step of a beam. Where the beam goes on, its next step may be computed by the same sequence.
 *
 * @param sequenceId its name
 * @param search the search that the beam belongs to
 * @param beam the beam, whose tokens are to be computed after the prompt
 */
record BeamSequence(String sequenceId, ActiveSearch search, Beam beam) implements ActiveSequence {
    BeamSequence {
        requireNonNull(sequenceId, "sequenceId is null");
        requireNonNull(search, "search is null");
        requireNonNull(beam, "beam is null");
    }

    @Override
    public ActiveRequest request() {
        return search.request();
    }

    @Override
    public boolean isFirst() {
        return beam.before().isEmpty();
    }

    @Override
    public float inverseTemperature() {
        return 1;
    }
}
