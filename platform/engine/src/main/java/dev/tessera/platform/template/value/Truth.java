package dev.tessera.platform.template.value;

import java.math.BigInteger;
import java.util.List;
import java.util.Map;

/** Which values count as true. */
public final class Truth {
    private Truth() {}

    public static boolean of(Object value) {
        return switch (value) {
            case None none -> false;
            case Undefined undefined -> false;
            case Boolean flag -> flag;
            case Long number -> number != 0;
            case BigInteger number -> number.signum() != 0;
            case Double number -> number != 0;
            case String text -> !text.isEmpty();
            case SafeText safe -> !safe.text().isEmpty();
            case List<?> list -> !list.isEmpty();
            case Map<?, ?> dict -> !dict.isEmpty();
            default -> true;
        };
    }
}
