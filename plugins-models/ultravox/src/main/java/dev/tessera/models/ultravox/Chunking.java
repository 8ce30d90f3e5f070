package dev.tessera.models.ultravox;

import java.util.ArrayList;
import java.util.List;

/**
 * How sounds become chunks.
 *
 * @param chunkFrames most frames of a chunk, an even number
 * @param stackFactor rows that become one embedding
 */
record Chunking(int chunkFrames, int stackFactor) {
    /**
     * The chunks of a sound.
     *
     * @param frames of the sound
     * @param paddedFrames of the sound and the silence that follows it
     */
    List<Chunk> chunks(int frames, int paddedFrames) {
        List<Chunk> chunks = new ArrayList<>();
        for (int first = 0; first < frames; first += chunkFrames) {
            int own = Math.min(chunkFrames, frames - first);
            // the reference pads all chunks but the first with zeros to their full length
            int seen = first > 0 ? chunkFrames : Math.min(chunkFrames, paddedFrames);
            int rows = Math.min(Chunk.rows(seen), stackedRows(own));
            chunks.add(new Chunk(first, own, seen, rows, stackedRows(own) / stackFactor));
        }
        return chunks;
    }

    long embeddings(long frames) {
        long whole = frames / chunkFrames;
        return whole * (stackedRows(chunkFrames) / stackFactor)
                + stackedRows((int) (frames % chunkFrames)) / stackFactor;
    }

    /**
     * How long a padded sound must be that silence makes no more difference, however much of it follows: the last row that is
     * stacked sees no end then, and all frames that any of the sound's samples are in are there.
     */
    int endlessFrames(int frames) {
        int lastChunk = (frames - 1) / chunkFrames * chunkFrames;
        int seen = Math.min(chunkFrames, 2 * stackedRows(frames - lastChunk) + 2);
        return Math.max(frames + 2, lastChunk + seen);
    }

    private int stackedRows(int frames) {
        return Math.ceilDiv(Chunk.rows(frames), stackFactor) * stackFactor;
    }
}
