package dev.tessera.testkit.backend;

import dev.tessera.spi.graph.Dimension;
import dev.tessera.spi.graph.SymbolicShape;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads dimensions as stored cases write them: {@code 4}, {@code "T"}, {@code "4*P"} or {@code "S + 1"}. */
final class DimensionText {
    private static final Pattern FORM = Pattern.compile("(?:(\\d+)\\*)?([A-Za-z]\\w*)(?: \\+ (\\d+))?");

    private DimensionText() {}

    static SymbolicShape parse(List<?> dimensions) {
        return new SymbolicShape(
                dimensions.stream().map(DimensionText::parseDimension).toList());
    }

    private static Dimension parseDimension(Object dimension) {
        if (dimension instanceof Number number) {
            return Dimension.fixed(number.longValue());
        }
        Matcher matcher = FORM.matcher(String.valueOf(dimension));
        if (!matcher.matches()) {
            throw new IllegalArgumentException("\"%s\" is not a dimension such as 4*P + 1".formatted(dimension));
        }
        return Dimension.symbol(matcher.group(2)).times(number(matcher, 1, 1)).plus(number(matcher, 3, 0));
    }

    private static long number(Matcher matcher, int group, long otherwise) {
        return matcher.group(group) == null ? otherwise : Long.parseLong(matcher.group(group));
    }
}
