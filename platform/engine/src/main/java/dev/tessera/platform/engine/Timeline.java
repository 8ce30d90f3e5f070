package dev.tessera.platform.engine;

import java.time.Duration;

/** When what happened to a request, in nanoseconds since some fixed moment. Used by one thread at a time. */
final class Timeline {
    private final long received;
    private final long prepared;
    private long admitted;
    private boolean generating;
    private long firstToken;
    private long lastToken;
    private int preemptions;

    /**
     * @param received when the request came
     * @param prepared when its prompt was prepared
     */
    Timeline(long received, long prepared) {
        this.received = received;
        this.prepared = prepared;
        this.admitted = prepared;
        this.firstToken = prepared;
        this.lastToken = prepared;
    }

    void admitted(long now) {
        admitted = now;
    }

    /** Notes that one of its sequences had to make room. */
    void preempted() {
        preemptions++;
    }

    /** How often that was so. */
    int preemptions() {
        return preemptions;
    }

    /**
     * Notes a token of any choice.
     *
     * @return whether it is the first
     */
    boolean token(long now) {
        boolean first = !generating;
        if (first) {
            generating = true;
            firstToken = now;
        }
        lastToken = now;
        return first;
    }

    /** Time to fetch and process media and to tokenize. */
    Duration preparation() {
        return Duration.ofNanos(prepared - received);
    }

    /** Time in the queue. */
    Duration waiting() {
        return Duration.ofNanos(admitted - prepared);
    }

    /** Time from admission to the first token. */
    Duration prefill() {
        return Duration.ofNanos(firstToken - admitted);
    }

    /** Time from the prepared prompt to the first token, waiting included. */
    Duration firstToken() {
        return Duration.ofNanos(firstToken - prepared);
    }

    /** Time from the request to its first token. */
    Duration receivedToFirstToken() {
        return Duration.ofNanos(firstToken - received);
    }

    /** Time from the first token to the last. */
    Duration decode() {
        return Duration.ofNanos(lastToken - firstToken);
    }

    /** Time from the request to its last token. */
    Duration total() {
        return Duration.ofNanos(lastToken - received);
    }
}
