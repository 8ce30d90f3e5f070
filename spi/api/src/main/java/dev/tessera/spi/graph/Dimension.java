package dev.tessera.spi.graph;

import static java.util.Objects.requireNonNull;

import java.util.Arrays;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A size that may depend on the request: a polynomial with whole coefficients over named symbols, such as {@code 4*P} or
 * {@code S + 1}. Equal polynomials are equal dimensions, so that {@code T*8*64} is known to be {@code T*512} while a graph
 * is built.
 *
 * @param terms coefficient by product of symbols, the symbols sorted and joined by {@code *}; the constant stands under
 *     the empty string; no coefficient is zero
 */
public record Dimension(SortedMap<String, Long> terms) {
    private static final String CONSTANT = "";
    private static final Pattern SYMBOL = Pattern.compile("[A-Za-z][A-Za-z0-9_]*");

    public Dimension {
        requireNonNull(terms, "terms is null");
        TreeMap<String, Long> copy = new TreeMap<>();
        terms.forEach((product, coefficient) -> {
            requireProduct(product);
            if (coefficient != 0) {
                copy.put(product, coefficient);
            }
        });
        terms = Collections.unmodifiableSortedMap(copy);
    }

    public static Dimension fixed(long size) {
        return new Dimension(new TreeMap<>(Map.of(CONSTANT, size)));
    }

    /** A size known only when the graph runs. The name is an identifier such as {@code T}. */
    public static Dimension symbol(String name) {
        requireSymbol(name);
        return new Dimension(new TreeMap<>(Map.of(name, 1L)));
    }

    public Dimension plus(Dimension other) {
        SortedMap<String, Long> sum = new TreeMap<>(terms);
        other.terms.forEach((product, coefficient) -> sum.merge(product, coefficient, Math::addExact));
        return new Dimension(sum);
    }

    public Dimension plus(long other) {
        return plus(fixed(other));
    }

    public Dimension times(Dimension other) {
        SortedMap<String, Long> product = new TreeMap<>();
        terms.forEach((left, leftCoefficient) -> other.terms.forEach((right, rightCoefficient) -> product.merge(
                multiply(left, right), Math.multiplyExact(leftCoefficient, rightCoefficient), Math::addExact)));
        return new Dimension(product);
    }

    public Dimension times(long factor) {
        return times(fixed(factor));
    }

    public boolean isFixed() {
        return terms.isEmpty() || (terms.size() == 1 && terms.containsKey(CONSTANT));
    }

    /** The size, which must not depend on a symbol. */
    public long fixedSize() {
        if (!isFixed()) {
            throw new IllegalStateException("%s is not fixed".formatted(this));
        }
        return offset();
    }

    /** The size for given values of the symbols, each of which must be among them. */
    public long size(Map<String, Long> symbols) {
        long sum = 0;
        for (Map.Entry<String, Long> term : terms.entrySet()) {
            long product = term.getValue();
            for (String symbol : symbols(term.getKey())) {
                if (!symbols.containsKey(symbol)) {
                    throw new IllegalArgumentException("%s has no value in %s".formatted(symbol, this));
                }
                product = Math.multiplyExact(product, symbols.get(symbol));
            }
            sum = Math.addExact(sum, product);
        }
        return sum;
    }

    /** The symbol of a dimension of the form {@code a*X + b} with positive {@code a}, from whose size X can be computed. */
    Optional<String> singleSymbol() {
        int symbolic = terms.size() - (terms.containsKey(CONSTANT) ? 1 : 0);
        String product = terms.isEmpty() ? CONSTANT : terms.lastKey();
        return symbolic == 1 && product.indexOf('*') < 0 && terms.get(product) > 0
                ? Optional.of(product)
                : Optional.empty();
    }

    /** The symbols that the size depends on. */
    Set<String> symbols() {
        return terms.keySet().stream()
                .flatMap(product -> Arrays.stream(symbols(product)))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The constant term. */
    long offset() {
        return terms.getOrDefault(CONSTANT, 0L);
    }

    private static String multiply(String left, String right) {
        return Stream.concat(Arrays.stream(symbols(left)), Arrays.stream(symbols(right)))
                .sorted()
                .collect(Collectors.joining("*"));
    }

    private static String[] symbols(String product) {
        return product.equals(CONSTANT) ? new String[0] : product.split("\\*", -1);
    }

    private static void requireProduct(String product) {
        String[] symbols = symbols(product);
        Arrays.stream(symbols).forEach(Dimension::requireSymbol);
        String[] sorted = symbols.clone();
        Arrays.sort(sorted);
        if (!Arrays.equals(symbols, sorted)) {
            throw new IllegalArgumentException("the symbols of %s are not sorted".formatted(product));
        }
    }

    private static void requireSymbol(String name) {
        if (!SYMBOL.matcher(requireNonNull(name, "name is null")).matches()) {
            throw new IllegalArgumentException("\"%s\" is not a symbol such as T".formatted(name));
        }
    }

    /** Such as {@code 64}, {@code T} or {@code 4*P + 1}. */
    @Override
    public String toString() {
        if (isFixed()) {
            return Long.toString(fixedSize());
        }
        // the constant sorts first, but reads better last
        return Stream.concat(
                        terms.entrySet().stream().filter(term -> !term.getKey().equals(CONSTANT)),
                        terms.entrySet().stream().filter(term -> term.getKey().equals(CONSTANT)))
                .map(term -> describe(term.getKey(), term.getValue()))
                .collect(Collectors.joining(" + "))
                .replace("+ -", "- ");
    }

    private static String describe(String product, long coefficient) {
        if (product.equals(CONSTANT)) {
            return Long.toString(coefficient);
        }
        return coefficient == 1 ? product : coefficient + "*" + product;
    }
}
