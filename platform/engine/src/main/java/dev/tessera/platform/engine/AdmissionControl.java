package dev.tessera.platform.engine;

import static dev.tessera.spi.error.StandardErrors.QUEUE_FULL;

import dev.tessera.spi.error.TesseraException;

/** Bounds the requests that are prepared or wait, by their number and their tokens. Thread-safe. */
final class AdmissionControl {
    private final int maxRequests;
    private final long maxTokens;
    private int requests;
    private long tokens;

    AdmissionControl(int maxRequests, long maxTokens) {
        this.maxRequests = maxRequests;
        this.maxTokens = maxTokens;
    }

    /**
     * Lets a request in, before it costs anything.
     *
     * @throws TesseraException QUEUE_FULL where too many wait
     */
    synchronized Ticket enter() {
        if (requests >= maxRequests) {
            throw full(waiting(requests, "request"), "%d (engine.max-num-queued-requests)", maxRequests);
        }
        requests++;
        return new Ticket();
    }

    private static String waiting(long count, String what) {
        return count == 1 ? "1 %s waits".formatted(what) : "%d %ss wait".formatted(count, what);
    }

    private static TesseraException full(String what, String limit, long value) {
        return new TesseraException(
                QUEUE_FULL, "the queue is full: %s, and the limit is %s".formatted(what, limit.formatted(value)));
    }

    private synchronized void add(int more) {
        // one request may be larger than the limit by itself, for it would never get in otherwise
        if (tokens > 0 && tokens + more > maxTokens) {
            throw full(waiting(tokens, "token"), "%d (engine.max-num-queued-tokens)", maxTokens);
        }
        tokens += more;
    }

    private synchronized void remove(int tokensOfOne) {
        requests--;
        tokens -= tokensOfOne;
    }

    /** A request's place in the queue. Used by one thread at a time. */
    final class Ticket {
        private int held;
        private boolean left;

        private Ticket() {}

        /**
         * Adds the tokens of the prompt, now that they are known.
         *
         * @throws TesseraException QUEUE_FULL where too many wait
         */
        void addTokens(int count) {
            add(count);
            held += count;
        }

        /** Gives the place to others, because the request runs or is over. Further calls do nothing. */
        void leave() {
            if (!left) {
                left = true;
                remove(held);
            }
        }
    }
}
