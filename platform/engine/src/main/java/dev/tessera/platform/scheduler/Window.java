package dev.tessera.platform.scheduler;

/** Tokens of a sequence by number, without the end. */
record Window(int start, int end) {
    boolean isEmpty() {
        return end <= start;
    }

    int length() {
        return end - start;
    }
}
