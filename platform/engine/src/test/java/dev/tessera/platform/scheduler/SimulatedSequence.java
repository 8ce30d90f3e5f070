package dev.tessera.platform.scheduler;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Objects;

/** What a test knows of a sequence by itself, to compare the scheduler with. */
final class SimulatedSequence {
    final SequenceRequest request;
    final List<Integer> tokens;
    final int target;
    int computed;
    boolean running;
    private final BitSet logits = new BitSet();

    /** @param target length at which the engine ends the sequence */
    SimulatedSequence(SequenceRequest request, int target) {
        this.request = request;
        this.tokens = new ArrayList<>(request.promptTokenIds());
        this.target = target;
    }

    boolean isDecoding() {
        return running && computed > 0 && tokens.size() - computed == 1;
    }

    void deliverLogits(int start, int end) {
        logits.set(start, end);
    }

    /** Whether all logits of the prompt that are wanted were delivered. */
    boolean hasPromptLogits() {
        int prompt = request.promptTokenIds().size();
        return !request.promptLogits() || logits.nextClearBit(0) >= prompt;
    }

    void preempt() {
        running = false;
        computed = 0;
    }

    /** For each token up to an end, a number for everything that its keys and values depend on. */
    long[] content(int end) {
        long[] content = new long[end];
        long previous = Objects.hash("salt", request.cacheSalt());
        for (int token = 0; token < end; token++) {
            previous = previous * 0x9E3779B97F4A7C15L + Objects.hash(tokens.get(token), mediaAt(token));
            previous ^= previous >>> 29;
            content[token] = previous;
        }
        return content;
    }

    /** The embeddings that tokens of a window take, as {@code token identifier#number}. */
    List<String> embeddings(int start, int end) {
        List<String> embeddings = new ArrayList<>();
        for (ScheduledItem item : request.media()) {
            for (int i = 0; i < item.embeddings(); i++) {
                int token = item.embeddingPositions().get(i);
                if (token >= start && token < end) {
                    embeddings.add(token + " " + SimulatedDevice.embedding(item.identifier(), i));
                }
            }
        }
        return embeddings;
    }

    private String mediaAt(int token) {
        for (ScheduledItem item : request.media()) {
            if (token >= item.offset() && token < item.end()) {
                return SimulatedDevice.embedding(item.identifier(), token - item.offset());
            }
        }
        return "";
    }
}
