package dev.tessera.platform.template.value;

import dev.tessera.platform.template.limit.Budget;
import dev.tessera.platform.template.limit.TemplateFailure;
import java.util.ArrayList;
import java.util.List;

/** Python's {@code value[start:stop:step]}; each of the three may be {@link None}. */
public final class Slices {
    private Slices() {}

    public static Object of(Object value, Object start, Object stop, Object step, Budget budget) {
        return switch (SafeText.unmark(value)) {
            case String text -> {
                budget.text(text.length());
                int[] characters = text.codePoints().toArray();
                List<Integer> indexes = indexes(characters.length, start, stop, step, budget);
                StringBuilder slice = new StringBuilder(indexes.size());
                indexes.forEach(index -> slice.appendCodePoint(characters[index]));
                yield slice.toString();
            }
            case List<?> list -> {
                List<Object> slice = new ArrayList<>();
                indexes(list.size(), start, stop, step, budget).forEach(index -> slice.add(list.get(index)));
                yield list instanceof Tuple ? new Tuple(slice) : slice;
            }
            case Undefined undefined -> throw undefined.failure();
            default -> throw new TemplateFailure("'%s' object is not subscriptable".formatted(PythonType.name(value)));
        };
    }

    private static List<Integer> indexes(int size, Object start, Object stop, Object step, Budget budget) {
        long by = step == None.NONE ? 1 : index(step);
        if (by == 0) {
            throw new TemplateFailure("slice step cannot be zero");
        }
        long low = by > 0 ? 0 : -1;
        long high = by > 0 ? size : size - 1L;
        long from = start == None.NONE ? (by > 0 ? low : high) : bound(start, size, low, high);
        long to = stop == None.NONE ? (by > 0 ? high : low) : bound(stop, size, low, high);
        List<Integer> indexes = new ArrayList<>();
        for (long i = from; by > 0 ? i < to : i > to; i += by) {
            indexes.add((int) i);
        }
        budget.spend(indexes.size());
        return indexes;
    }

    private static long bound(Object value, int size, long low, long high) {
        long index = index(value);
        return Math.clamp(index < 0 ? index + size : index, low, high);
    }

    private static int index(Object value) {
        if (!Numbers.isInteger(value)) {
            throw new TemplateFailure(
                    "slice indices must be integers or None, not %s".formatted(PythonType.name(value)));
        }
        return Numbers.toInt(value);
    }
}
