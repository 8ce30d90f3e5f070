package dev.tessera.platform.engine;

/** What a sequence in the scheduler is computed for. Used by the engine's thread. */
sealed interface ActiveSequence permits Choice, BeamSequence {
    String sequenceId();

    ActiveRequest request();

    /** Whether no other sequence of the request runs before this one. */
    boolean isFirst();

    /** What logits are to be multiplied by for the scores that the sequence is continued by. */
    float inverseTemperature();
}
