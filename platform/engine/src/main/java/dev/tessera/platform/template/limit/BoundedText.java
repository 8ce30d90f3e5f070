package dev.tessera.platform.template.limit;

import static java.util.Objects.requireNonNull;

/** A text under construction, never longer than the budget allows. Belongs to one thread. */
public final class BoundedText {
    private final StringBuilder text = new StringBuilder();
    private final Budget budget;
    /** Characters that are not a whole step yet. */
    private int unspent;

    public BoundedText(Budget budget) {
        this.budget = requireNonNull(budget, "budget is null");
    }

    public BoundedText append(CharSequence part) {
        allow(part.length());
        text.append(part);
        return this;
    }

    public BoundedText append(char part) {
        allow(1);
        text.append(part);
        return this;
    }

    public BoundedText appendCodePoint(int part) {
        allow(2);
        text.appendCodePoint(part);
        return this;
    }

    /** Appends the same part several times; not at all if the count is negative. */
    public BoundedText repeat(CharSequence part, long count) {
        if (count > 0 && !part.isEmpty()) {
            allow(Math.multiplyExact(part.length(), Math.min(count, Integer.MAX_VALUE)));
            text.repeat(part, (int) count);
        }
        return this;
    }

    public int length() {
        return text.length();
    }

    @Override
    public String toString() {
        return text.toString();
    }

    private void allow(long more) {
        budget.growText(text.length() + more, unspent + more);
        unspent = (int) ((unspent + more) % Budget.CHARACTERS_PER_STEP);
    }
}
