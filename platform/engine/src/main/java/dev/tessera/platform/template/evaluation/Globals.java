package dev.tessera.platform.template.evaluation;

import static java.util.Objects.requireNonNull;

import dev.tessera.platform.template.limit.Budget;
import dev.tessera.platform.template.limit.TemplateFailure;
import dev.tessera.platform.template.value.Arguments;
import dev.tessera.platform.template.value.Iteration;
import dev.tessera.platform.template.value.Namespace;
import dev.tessera.platform.template.value.Numbers;
import dev.tessera.platform.template.value.PythonText;
import dev.tessera.platform.template.value.PythonType;
import dev.tessera.platform.template.value.TemplateFunction;
import java.math.BigInteger;
import java.time.Clock;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The functions that every template can call. */
final class Globals {
    private final Budget budget;
    private final Clock clock;

    Globals(Budget budget, Clock clock) {
        this.budget = requireNonNull(budget, "budget is null");
        this.clock = requireNonNull(clock, "clock is null");
    }

    void defineIn(Scope scope) {
        scope.set("range", (TemplateFunction) this::range);
        scope.set("namespace", (TemplateFunction) this::namespace);
        scope.set("dict", (TemplateFunction) this::dict);
        scope.set("joiner", (TemplateFunction) this::joiner);
        scope.set("raise_exception", (TemplateFunction) this::raise);
        scope.set("strftime_now", (TemplateFunction) this::now);
    }

    private Object range(Arguments arguments) {
        BigInteger first = Numbers.toBigInteger(arguments.require(0, "start"));
        boolean bounded = arguments.positional().size() > 1;
        BigInteger start = bounded ? first : BigInteger.ZERO;
        BigInteger stop = bounded ? Numbers.toBigInteger(arguments.positional().get(1)) : first;
        BigInteger step = Numbers.toBigInteger(arguments.get(2, "step", 1L));
        if (step.signum() == 0) {
            throw new TemplateFailure("range() arg 3 must not be zero");
        }
        BigInteger distance = stop.subtract(start).multiply(BigInteger.valueOf(step.signum()));
        BigInteger stride = step.abs();
        int size = budget.range(
                distance.add(stride).subtract(BigInteger.ONE).divide(stride).max(BigInteger.ZERO));
        List<Object> values = new ArrayList<>(budget.list(size));
        BigInteger value = start;
        for (int i = 0; i < size; i++) {
            values.add(Numbers.of(value));
            value = value.add(step);
        }
        return values;
    }

    private Object namespace(Arguments arguments) {
        Namespace namespace = new Namespace();
        entries(arguments).forEach((key, value) -> namespace.set(PythonType.requireText(key), value));
        return namespace;
    }

    private Object dict(Arguments arguments) {
        return entries(arguments);
    }

    /** What a dict or a list of pairs holds, and the named arguments. */
    private Map<Object, Object> entries(Arguments arguments) {
        Map<Object, Object> entries = new LinkedHashMap<>();
        if (!arguments.positional().isEmpty()) {
            Object given = arguments.positional().getFirst();
            if (given instanceof Map<?, ?> dict) {
                budget.list(dict.size());
                entries.putAll(dict);
            } else {
                for (Object element : Iteration.list(given, budget)) {
                    List<Object> pair = Iteration.list(element, budget);
                    if (pair.size() != 2) {
                        throw new TemplateFailure("a dict is made of pairs, not of %d elements".formatted(pair.size()));
                    }
                    PythonType.requireKey(pair.getFirst(), budget);
                    entries.put(pair.getFirst(), pair.getLast());
                }
            }
        }
        entries.putAll(arguments.named());
        return entries;
    }

    /** A function that gives the separator from its second call on. */
    private Object joiner(Arguments arguments) {
        Object separator = arguments.get(0, "sep", ", ");
        boolean[] called = {false};
        return (TemplateFunction) none -> {
            Object text = called[0] ? separator : "";
            called[0] = true;
            return text;
        };
    }

    private Object raise(Arguments arguments) {
        throw new TemplateFailure(PythonText.of(arguments.require(0, "message"), budget));
    }

    private Object now(Arguments arguments) {
        String format = arguments.requireText(0, "format");
        return new TimeText(LocalDateTime.now(clock), budget).format(format);
    }
}
