package dev.tessera.platform.registry;

import static dev.tessera.spi.error.StandardErrors.UNKNOWN_NAME;
import static java.util.Objects.requireNonNull;

import dev.tessera.platform.plugin.ContributionKind;
import dev.tessera.spi.error.TesseraException;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * Everything of one kind that plugins contribute, by name. Each is created when it is first asked for, once, and belongs to
 * the platform, which closes it. Thread-safe.
 */
public final class Registry<T> {
    private final ContributionKind<T> kind;
    private final SequencedMap<String, LazyContribution<T>> contributions;

    Registry(ContributionKind<T> kind, Map<String, LazyContribution<T>> contributions) {
        this.kind = requireNonNull(kind, "kind is null");
        this.contributions = new TreeMap<>(contributions);
    }

    /** All names, sorted. */
    public List<String> names() {
        return List.copyOf(contributions.keySet());
    }

    /**
     * The one of this name.
     *
     * @throws TesseraException UNKNOWN_NAME; the code with which its constructor failed, or INVALID_PLUGIN where that was
     *     another exception; CANCELLED where the platform is closed
     */
    public T named(String name) {
        return lazily(name).get();
    }

    /**
     * The one of this name, for later: it is created when it is first asked for, on the thread that asks.
     *
     * @throws TesseraException UNKNOWN_NAME, at once; the supplier fails as {@link #named} does
     */
    public Supplier<T> lazily(String name) {
        LazyContribution<T> contribution = contributions.get(requireNonNull(name, "name is null"));
        if (contribution == null) {
            throw new TesseraException(UNKNOWN_NAME, unknown(name));
        }
        return contribution::get;
    }

    /**
     * All, created, sorted by name.
     *
     * @throws TesseraException where one cannot be created, as {@link #named} does
     */
    public SequencedMap<String, T> all() {
        SequencedMap<String, T> all = new TreeMap<>();
        contributions.forEach((name, contribution) -> all.put(name, contribution.get()));
        return Collections.unmodifiableSequencedMap(all);
    }

    private String unknown(String name) {
        String installed = contributions.isEmpty()
                ? "none is installed"
                : "installed are %s".formatted(String.join(", ", contributions.keySet()));
        return "there is no %s \"%s\"; %s".formatted(kind.label(), name, installed);
    }
}
