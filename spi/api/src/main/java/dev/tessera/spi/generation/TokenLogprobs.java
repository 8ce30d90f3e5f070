package dev.tessera.spi.generation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;

/**
 * Log-probabilities at one position, before temperature and penalties.
 *
 * @param chosen the token that was chosen
 * @param rank the place of the chosen token among all, from 1 for the likeliest
 * @param likeliest the likeliest tokens, likeliest first, as many as were asked for
 */
public record TokenLogprobs(Candidate chosen, int rank, List<Candidate> likeliest) {
    /**
     * One token that could stand at the position.
     *
     * @param id the token
     * @param text the characters that the token completes where it stands, so that the texts of an answer's tokens make up its
     *     text; for a special token, its name
     * @param bytes the UTF-8 that the token adds, of characters too that it does not complete, each from 0 to 255
     * @param special whether the token says something about the text, which may then leave it out
     * @param logprob natural logarithm of its probability
     */
    public record Candidate(int id, String text, List<Integer> bytes, boolean special, double logprob) {
        public Candidate {
            requireNonNull(text, "text is null");
            bytes = List.copyOf(bytes);
        }

        /** A token of whole characters. */
        public Candidate(int id, String text, double logprob) {
            this(id, text, utf8(text), false, logprob);
        }

        /** The UTF-8 of a text, each byte from 0 to 255. */
        public static List<Integer> utf8(String text) {
            List<Integer> bytes = new ArrayList<>();
            for (byte value : text.getBytes(UTF_8)) {
                bytes.add(Byte.toUnsignedInt(value));
            }
            return bytes;
        }
    }

    public TokenLogprobs {
        requireNonNull(chosen, "chosen is null");
        likeliest = List.copyOf(likeliest);
        if (rank < 1) {
            throw new IllegalArgumentException("the rank of a token is %d, but must be at least 1".formatted(rank));
        }
    }

    /** What is known where the chosen token comes right after those of the likeliest that are likelier. */
    public TokenLogprobs(Candidate chosen, List<Candidate> likeliest) {
        this(
                chosen,
                1
                        + (int) likeliest.stream()
                                .filter(other -> other.logprob() > chosen.logprob())
                                .count(),
                likeliest);
    }
}
