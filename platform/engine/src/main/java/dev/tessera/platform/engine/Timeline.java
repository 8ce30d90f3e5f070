package dev.tessera.platform.engine;

import java.time.Duration;

/** When what happened to a request, in nanoseconds since some fixed moment. Used by one thread at a time. */
final class Timeline {
    private final long received;
    private final long prepared;
    private long admitted;
    private long firstToken;
    private long lastToken;

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

    /** Notes a token of any choice. */
    void token(long now) {
        if (firstToken == prepared) {
            firstToken = now;
        }
        lastToken = now;
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

    /** Time from the first token to the last. */
    Duration decode() {
        return Duration.ofNanos(lastToken - firstToken);
    }

    /** Time since the last token. */
    Duration sinceLastToken(long now) {
        return Duration.ofNanos(now - lastToken);
    }

    /** Time from the request to its last token. */
    Duration total() {
        return Duration.ofNanos(lastToken - received);
    }
}
