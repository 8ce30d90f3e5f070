package dev.tessera.platform.sampling;

import static java.util.Objects.requireNonNull;

import java.util.Arrays;

/** Tokens in the order in which all sampling looks at them: by logit, largest first, and of equals the lower id first. */
public final class RankedTokens {
    private final int[] ids;
    private final float[] logits;

    /**
     * Takes over tokens that are in order.
     *
     * @param ids not changed afterwards
     * @param logits one for each id; not changed afterwards
     */
    public RankedTokens(int[] ids, float[] logits) {
        this.ids = requireNonNull(ids, "ids is null");
        this.logits = requireNonNull(logits, "logits is null");
        if (ids.length == 0 || ids.length != logits.length) {
            throw new IllegalArgumentException(
                    "%d tokens with %d logits are not a list of tokens".formatted(ids.length, logits.length));
        }
    }

    /** The first tokens of a vocabulary, or all where it has fewer. */
    static RankedTokens first(int count, float[] vocabulary) {
        int size = Math.min(count, vocabulary.length);
        long[] keys = new long[size];
        for (int id = 0; id < size; id++) {
            keys[id] = key(vocabulary[id], id);
        }
        Arrays.sort(keys);
        for (int id = size; id < vocabulary.length; id++) {
            long key = key(vocabulary[id], id);
            if (key > keys[0]) {
                int place = -Arrays.binarySearch(keys, key) - 1;
                System.arraycopy(keys, 1, keys, 0, place - 1);
                keys[place - 1] = key;
            }
        }
        int[] ids = new int[size];
        float[] logits = new float[size];
        for (int rank = 0; rank < size; rank++) {
            ids[rank] = Integer.MAX_VALUE - (int) keys[size - 1 - rank];
            logits[rank] = vocabulary[ids[rank]];
        }
        return new RankedTokens(ids, logits);
    }

    /** A whole vocabulary. */
    static RankedTokens all(float[] vocabulary) {
        return first(vocabulary.length, vocabulary);
    }

    public int size() {
        return ids.length;
    }

    /** The token at a rank, from zero. */
    public int id(int rank) {
        return ids[rank];
    }

    /** The logit of the token at a rank. */
    public float logit(int rank) {
        return logits[rank];
    }

    /** The rank of a token, or -1 where it is not among these. */
    public int rank(int tokenId) {
        for (int rank = 0; rank < ids.length; rank++) {
            if (ids[rank] == tokenId) {
                return rank;
            }
        }
        return -1;
    }

    /** A number that is larger for what comes first. */
    private static long key(float logit, int id) {
        int bits = Float.floatToIntBits(logit + 0f); // makes a negative zero a positive one
        int ordered = bits < 0 ? bits ^ Integer.MAX_VALUE : bits;
        return (long) ordered << 32 | (Integer.MAX_VALUE - id);
    }
}
