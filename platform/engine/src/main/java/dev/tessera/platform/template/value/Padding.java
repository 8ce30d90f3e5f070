package dev.tessera.platform.template.value;

import dev.tessera.platform.template.limit.BoundedText;
import dev.tessera.platform.template.limit.Budget;

/** Fills text up to a width that is counted in code points. */
public final class Padding {
    private Padding() {}

    public static String start(String text, int width, String fill, Budget budget) {
        return new BoundedText(budget)
                .repeat(fill, missing(text, width))
                .append(text)
                .toString();
    }

    public static String end(String text, int width, String fill, Budget budget) {
        return new BoundedText(budget)
                .append(text)
                .repeat(fill, missing(text, width))
                .toString();
    }

    /** As Python's {@code center}: an odd remainder goes to the left if the width is odd. */
    public static String center(String text, int width, String fill, Budget budget) {
        int missing = Math.max(0, missing(text, width));
        int left = missing / 2 + (missing & width & 1);
        return new BoundedText(budget)
                .repeat(fill, left)
                .append(text)
                .repeat(fill, missing - left)
                .toString();
    }

    /** As {@code zfill}: the zeros go behind a sign. */
    public static String zeros(String text, int width, Budget budget) {
        boolean signed = text.startsWith("-") || text.startsWith("+");
        String sign = signed ? text.substring(0, 1) : "";
        return sign + start(text.substring(sign.length()), width - sign.length(), "0", budget);
    }

    private static int missing(String text, int width) {
        return width - text.codePointCount(0, text.length());
    }
}
