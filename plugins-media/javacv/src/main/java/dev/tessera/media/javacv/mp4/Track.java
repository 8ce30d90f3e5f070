package dev.tessera.media.javacv.mp4;

/**
 * How many index entries FFmpeg makes for a track. It makes one for each sample, again for each edit; of sound whose samples
 * all last one tick, one for some hundreds of them. Used by one thread.
 */
final class Track {
    private static final int SOUND = Box.type("soun");
    private static final int VIDEO = Box.type("vide");
    private static final int SUBTITLE = Box.type("subp");
    private static final int CAPTION = Box.type("clcp");
    /** The fewest samples of sound that FFmpeg puts in one entry. */
    private static final int FEWEST_TOGETHER = 160;

    private static final int COUNT = 4;
    private static final int SIZES_COUNT = 8;
    private static final int RUN_BYTES = 12;
    private static final int EDIT_BYTES = 12;
    private static final int LONG_EDIT_BYTES = 20;

    private double samples;
    private double fixedBytes;
    private double together;
    private double inLastChunks;
    private double ofFragments;
    private long chunks;
    private long edits;
    private boolean sound;
    private boolean otherThanSound;
    private boolean everyTick;
    private boolean otherTicks;

    void handler(Box box) {
        int type = (int) box.number(8);
        sound |= type == SOUND;
        otherThanSound |= type == VIDEO || type == SUBTITLE || type == CAPTION;
    }

    void sizes(Box box) {
        samples += box.number(SIZES_COUNT);
        fixedBytes += (double) box.number(COUNT) * box.number(SIZES_COUNT);
    }

    /** Sizes of which each takes 4, 8 or 16 bits. */
    void compactSizes(Box box) {
        samples += box.number(SIZES_COUNT);
    }

    void durations(Box box) {
        boolean one = box.number(COUNT) == 1 && box.number(12) == 1;
        everyTick |= one;
        otherTicks |= !one;
    }

    void offsets(Box box, int entryBytes) {
        chunks += box.entries(COUNT, entryBytes);
    }

    /** Runs of chunks with as many samples each. A run goes to where the next one starts, and the last one to the end. */
    void runs(Box box) {
        long entries = box.entries(COUNT, RUN_BYTES);
        for (int i = 0; i < entries; i++) {
            int at = 8 + i * RUN_BYTES;
            double inChunk = Math.floorDiv(box.number(at + 4), FEWEST_TOGETHER) + 1.0;
            if (i + 1 < entries) {
                together += inChunk * Math.max(0, box.number(at + RUN_BYTES) - box.number(at));
            } else {
                inLastChunks = Math.max(inLastChunks, inChunk);
            }
        }
    }

    void edits(Box box) {
        boolean longer = box.number(0) >>> 24 == 1;
        edits += box.entries(COUNT, longer ? LONG_EDIT_BYTES : EDIT_BYTES);
    }

    void fragment(Box box) {
        ofFragments += box.number(COUNT);
    }

    double entries() {
        return (isTogether() ? together + inLastChunks * chunks : samples) * Math.max(1, edits) + ofFragments;
    }

    /** How many bytes its samples have where they all have the same size and an entry each. */
    double promisedBytes() {
        return isTogether() ? 0 : fixedBytes;
    }

    private boolean isTogether() {
        return sound && !otherThanSound && everyTick && !otherTicks;
    }
}
