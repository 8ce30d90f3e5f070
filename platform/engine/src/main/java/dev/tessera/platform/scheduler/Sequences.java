package dev.tessera.platform.scheduler;

import static dev.tessera.platform.scheduler.Sequence.State.RUNNING;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;

/** All sequences by name, and those that wait and run in the order in which they go. */
final class Sequences {
    private final Map<String, Sequence> byId = new HashMap<>();
    private final NavigableSet<Sequence> waiting = new TreeSet<>(Sequence.ORDER);
    private final List<Sequence> running = new ArrayList<>();

    Optional<Sequence> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    void add(Sequence sequence) {
        if (byId.putIfAbsent(sequence.id(), sequence) != null) {
            throw new IllegalArgumentException("there is a sequence %s already".formatted(sequence.id()));
        }
        waiting.add(sequence);
    }

    void remove(Sequence sequence) {
        byId.remove(sequence.id());
        if (sequence.state() == RUNNING) {
            running.remove(runningIndex(sequence));
        } else {
            waiting.remove(sequence);
        }
    }

    void startRunning(Sequence sequence) {
        waiting.remove(sequence);
        running.add(-1 - runningIndex(sequence), sequence);
    }

    /** Takes the running sequence that goes last back to the waiting ones. */
    Sequence stopLast() {
        Sequence sequence = running.removeLast();
        waiting.add(sequence);
        return sequence;
    }

    /** A copy, so that it can be walked through while sequences stop. */
    List<Sequence> running() {
        return List.copyOf(running);
    }

    int runningCount() {
        return running.size();
    }

    int waitingCount() {
        return waiting.size();
    }

    /** The first of those that wait, other than for another sequence. */
    Optional<Sequence> nextWaiting() {
        return waiting.stream()
                .filter(sequence -> !sequence.isAwaitingOriginal())
                .findFirst();
    }

    private int runningIndex(Sequence sequence) {
        return Collections.binarySearch(running, sequence, Sequence.ORDER);
    }
}
