package dev.tessera.platform.template.limit;

import static java.util.Objects.requireNonNull;

import java.math.BigInteger;

/** What is left for one rendering, and where it is. Belongs to one thread. */
public final class Budget {
    static final int CHARACTERS_PER_STEP = 8;
    private static final int COMPARISONS_PER_STEP = 64;
    private static final int STEPS_PER_ELEMENT = 2;

    private final TemplateLimits limits;
    private long steps;
    private int depth;
    private int line = 1;

    public Budget(TemplateLimits limits) {
        this.limits = requireNonNull(limits, "limits is null");
    }

    /** Notes the line that is rendered now, for errors. */
    public void at(int line) {
        this.line = line;
    }

    /** The line that is rendered now, counted from 1. */
    public int line() {
        return line;
    }

    /** Goes one node deeper, which is a step as well. Pairs with {@link #leave}, unless the rendering fails. */
    public void enter() {
        spend(1);
        depth++;
        if (depth > limits.depth()) {
            throw new TemplateFailure("the template nests deeper than %d levels, maybe it never stops calling itself"
                    .formatted(limits.depth()));
        }
    }

    /** Ends what {@link #enter} began. */
    public void leave() {
        depth--;
    }

    /** Takes steps. */
    public void spend(long count) {
        steps += count;
        if (steps > limits.steps()) {
            throw new TemplateFailure("the template takes more than %d steps".formatted(limits.steps()));
        }
    }

    /** Allows a text of so many characters; asked before it is made. */
    public int text(long length) {
        growText(length, length);
        return (int) length;
    }

    /** Allows a text to grow to a length by some characters. */
    void growText(long length, long more) {
        if (length > limits.textLength()) {
            throw new TemplateFailure(
                    "the template makes a text of more than %d characters".formatted(limits.textLength()));
        }
        spend(more / CHARACTERS_PER_STEP);
    }

    /** Allows a text that was made of an allowed one, such as its upper-case form. */
    public String text(String text) {
        text(text.length());
        return text;
    }

    /** Allows a search that compares every character with every other one at worst. */
    public void search(String text, String part) {
        spend(text.length() / CHARACTERS_PER_STEP + (long) text.length() * part.length() / COMPARISONS_PER_STEP);
    }

    /** Allows a list of so many elements; asked before it is made. */
    public int list(long size) {
        if (size > limits.listLength()) {
            throw new TemplateFailure(
                    "the template makes a list of more than %d elements".formatted(limits.listLength()));
        }
        spend(STEPS_PER_ELEMENT * size);
        return (int) size;
    }

    /** Allows one more element of a list that has so many. */
    public void listElement(int size) {
        if (size >= limits.listLength()) {
            list(size + 1L);
        }
        spend(STEPS_PER_ELEMENT);
    }

    /** Allows a range of so many elements. */
    public int range(BigInteger size) {
        if (size.compareTo(BigInteger.valueOf(limits.rangeLength())) > 0) {
            throw new TemplateFailure("range() has more than %d elements".formatted(limits.rangeLength()));
        }
        return size.intValue();
    }

    /** Allows an integer of so many bits; asked before it is computed. */
    public void integer(long bits) {
        if (bits > limits.integerBits()) {
            throw new TemplateFailure(
                    "the template computes an integer of more than %d bits".formatted(limits.integerBits()));
        }
        spend(bits / CHARACTERS_PER_STEP);
    }
}
