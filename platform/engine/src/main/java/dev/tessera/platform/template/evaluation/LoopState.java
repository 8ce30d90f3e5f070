package dev.tessera.platform.template.evaluation;

import dev.tessera.platform.template.limit.Budget;
import dev.tessera.platform.template.limit.TemplateFailure;
import dev.tessera.platform.template.value.Arguments;
import dev.tessera.platform.template.value.AttributeHolder;
import dev.tessera.platform.template.value.Equality;
import dev.tessera.platform.template.value.TemplateFunction;
import dev.tessera.platform.template.value.Undefined;
import java.util.List;
import java.util.Optional;

/** The variable {@code loop}; calling it runs a recursive loop over other elements. Belongs to one rendering. */
final class LoopState implements TemplateFunction, AttributeHolder {
    private final List<Object> elements;
    private final int depth;
    private final TemplateFunction recursion;
    private final Budget budget;
    private int index = -1;
    private Optional<List<Object>> lastChange = Optional.empty();

    LoopState(List<Object> elements, int depth, TemplateFunction recursion, Budget budget) {
        this.elements = elements;
        this.depth = depth;
        this.recursion = recursion;
        this.budget = budget;
    }

    void advance() {
        index++;
    }

    @Override
    public Object call(Arguments arguments) {
        return recursion.call(arguments);
    }

    @Override
    public Object attribute(String name) {
        int size = elements.size();
        return switch (name) {
            case "index" -> index + 1L;
            case "index0" -> (long) index;
            case "revindex" -> (long) size - index;
            case "revindex0" -> size - index - 1L;
            case "first" -> index == 0;
            case "last" -> index == size - 1;
            case "length" -> (long) size;
            case "depth" -> depth + 1L;
            case "depth0" -> (long) depth;
            case "previtem" -> index > 0 ? elements.get(index - 1) : new Undefined("there is no previous item");
            case "nextitem" -> index < size - 1 ? elements.get(index + 1) : new Undefined("there is no next item");
            case "cycle" -> (TemplateFunction) this::cycle;
            case "changed" -> (TemplateFunction) this::changed;
            default -> new Undefined("'loop' has no attribute '%s'".formatted(name));
        };
    }

    private Object cycle(Arguments arguments) {
        List<Object> values = arguments.positional();
        if (values.isEmpty()) {
            throw new TemplateFailure("no items for cycling given");
        }
        return values.get(index % values.size());
    }

    private Object changed(Arguments arguments) {
        List<Object> values = arguments.positional();
        boolean same =
                lastChange.filter(last -> Equality.of(last, values, budget)).isPresent();
        lastChange = Optional.of(values);
        return !same;
    }
}
