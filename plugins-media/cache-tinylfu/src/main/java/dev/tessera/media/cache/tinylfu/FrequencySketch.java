package dev.tessera.media.cache.tinylfu;

/**
 * Estimates how often keys were used lately: a count-min sketch of counters up to 15, all of which are halved every so many
 * uses, so that what was popular once is forgotten (Einziger, Friedman and Manes, "TinyLFU: A Highly Efficient Cache
 * Admission Policy", ACM Transactions on Storage 13(4), 2017). Takes 64 KB whatever it counts. Not thread-safe.
 */
final class FrequencySketch {
    private static final int WIDTH = 1 << 14;
    private static final int MAX = 15;
    private static final int USES_PER_ENTRY = 10;
    private static final int MIN_ENTRIES = 64;

    /** Odd multipliers, one a row, so that keys which meet in one row part in the others. */
    private static final int[] MULTIPLIERS = {0x9E3779B1, 0x85EBCA77, 0xC2B2AE3D, 0x27D4EB2F};

    private final byte[][] counters = new byte[MULTIPLIERS.length][WIDTH];
    private int uses;

    /**
     * Counts a use.
     *
     * @param entries how many entries the cache has, which is how far back the sketch should remember
     */
    void count(String key, int entries) {
        for (int row = 0; row < counters.length; row++) {
            int column = column(key, row);
            if (counters[row][column] < MAX) {
                counters[row][column]++;
            }
        }
        uses++;
        if (uses >= USES_PER_ENTRY * (long) Math.max(entries, MIN_ENTRIES)) {
            halve();
        }
    }

    /** How often the key was used lately: never too low, but for what was halved, and seldom too high. */
    int frequency(String key) {
        int least = MAX;
        for (int row = 0; row < counters.length; row++) {
            least = Math.min(least, counters[row][column(key, row)]);
        }
        return least;
    }

    private void halve() {
        for (byte[] row : counters) {
            for (int i = 0; i < WIDTH; i++) {
                row[i] = (byte) (row[i] / 2);
            }
        }
        uses /= 2;
    }

    private static int column(String key, int row) {
        int mixed = (key.hashCode() ^ (key.hashCode() >>> 15)) * MULTIPLIERS[row];
        // the upper bits of a product depend on all bits of its factors
        return mixed >>> (Integer.SIZE - Integer.numberOfTrailingZeros(WIDTH));
    }
}
