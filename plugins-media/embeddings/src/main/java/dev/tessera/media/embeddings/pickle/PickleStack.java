package dev.tessera.media.embeddings.pickle;

import dev.tessera.media.embeddings.tensor.TensorErrors;
import java.util.ArrayList;
import java.util.List;

/** The stack of a pickle, with marks at which collections begin. */
final class PickleStack {
    private final List<PickleValue> values = new ArrayList<>();
    private final List<Integer> marks = new ArrayList<>();

    void push(PickleValue value) {
        values.add(value);
    }

    void mark() {
        marks.add(values.size());
    }

    PickleValue top() {
        requireAboveMark(1);
        return values.getLast();
    }

    PickleValue pop() {
        requireAboveMark(1);
        return values.removeLast();
    }

    /** The uppermost values, lowest first. */
    List<PickleValue> pop(int count) {
        requireAboveMark(count);
        List<PickleValue> upper = values.subList(values.size() - count, values.size());
        List<PickleValue> popped = List.copyOf(upper);
        upper.clear();
        return popped;
    }

    /** What is above the last mark, lowest first; the mark goes too. */
    List<PickleValue> popToMark() {
        if (marks.isEmpty()) {
            throw TensorErrors.invalid("the pickle ends a collection that it did not begin");
        }
        int mark = marks.getLast();
        List<PickleValue> popped = pop(values.size() - mark);
        marks.removeLast();
        return popped;
    }

    boolean isEmpty() {
        return values.isEmpty() && marks.isEmpty();
    }

    private void requireAboveMark(int count) {
        int floor = marks.isEmpty() ? 0 : marks.getLast();
        if (values.size() - count < floor) {
            throw TensorErrors.invalid("the pickle takes more from its stack than there is");
        }
    }
}
