package dev.tessera.models.audio;

/** What is heard before a sound begins and after it ends. */
enum Edge {
    SILENCE {
        @Override
        float sample(float[] samples, int index) {
            return index >= 0 && index < samples.length ? samples[index] : 0;
        }
    },
    /** The sound itself, backwards: about its first sample, which is not repeated, and beyond its last one, which is. */
    MIRROR {
        @Override
        float sample(float[] samples, int index) {
            int folded = index;
            while (folded < 0 || folded >= samples.length) {
                folded = folded < 0 ? -folded : 2 * samples.length - 1 - folded;
            }
            return samples[folded];
        }
    };

    /** A sample of the sound or of what surrounds it. */
    abstract float sample(float[] samples, int index);
}
