package dev.tessera.spi.config;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A number of bytes, written as {@code 512MB} or {@code 4GB}. Units are powers of 1024.
 *
 * @param bytes not negative
 */
public record DataSize(long bytes) {
    private static final Pattern FORMAT = Pattern.compile("(\\d+(?:\\.\\d+)?)\\s*(b|[kmgt]i?b)?");
    private static final Map<Character, Long> UNITS =
            Map.of('b', 1L, 'k', 1L << 10, 'm', 1L << 20, 'g', 1L << 30, 't', 1L << 40);

    public DataSize {
        if (bytes < 0) {
            throw new IllegalArgumentException("a size of %d bytes is negative".formatted(bytes));
        }
    }

    /** Reads {@code 1048576}, {@code 1MB}, {@code 1MiB} or {@code 1.5GB}. */
    public static DataSize parse(String text) {
        Matcher matcher =
                FORMAT.matcher(requireNonNull(text, "text is null").strip().toLowerCase(Locale.ROOT));
        if (!matcher.matches()) {
            throw new IllegalArgumentException("\"%s\" is not a size such as 512MB".formatted(text));
        }
        String unit = matcher.group(2) == null ? "b" : matcher.group(2);
        BigDecimal bytes = new BigDecimal(matcher.group(1)).multiply(BigDecimal.valueOf(UNITS.get(unit.charAt(0))));
        if (bytes.compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) > 0) {
            throw new IllegalArgumentException("\"%s\" is more than %d bytes".formatted(text, Long.MAX_VALUE));
        }
        return new DataSize(bytes.longValue());
    }

    @Override
    public String toString() {
        String[] names = {"B", "KB", "MB", "GB", "TB"};
        double value = bytes;
        int unit = 0;
        // from 1023.95 on, one decimal would be written as 1024.0
        while (value >= 1023.95 && unit < names.length - 1) {
            value /= 1024;
            unit++;
        }
        double rounded = Math.round(value * 10) / 10.0;
        String number = rounded == Math.rint(rounded) ? Long.toString((long) rounded) : Double.toString(rounded);
        return number + names[unit];
    }
}
