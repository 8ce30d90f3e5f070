package dev.tessera.cli.option;

import static dev.tessera.spi.error.StandardErrors.INVALID_CONFIGURATION;

import dev.tessera.spi.error.TesseraException;
import java.math.BigDecimal;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Numbers of tokens as vLLM has them: {@code 4k} is 4000, {@code 4K} is 4096, and {@code 25.6k} is 25600. */
final class TokenCount {
    private static final Pattern WITH_UNIT = Pattern.compile("(\\d{1,12}(?:\\.\\d{1,12})?)([kKmMgGtT])");
    private static final Map<String, Long> UNITS = Map.of(
            "k",
            1_000L,
            "m",
            1_000_000L,
            "g",
            1_000_000_000L,
            "t",
            1_000_000_000_000L,
            "K",
            1L << 10,
            "M",
            1L << 20,
            "G",
            1L << 30,
            "T",
            1L << 40);

    private TokenCount() {}

    /**
     * The number without its unit. What is no number is left as it is, for the key to refuse.
     *
     * @param name the option's
     * @throws TesseraException INVALID_CONFIGURATION where it is not whole
     */
    static String digits(String name, String text) {
        Matcher matcher = WITH_UNIT.matcher(text.strip());
        if (!matcher.matches()) {
            return text;
        }
        BigDecimal number = new BigDecimal(matcher.group(1)).multiply(BigDecimal.valueOf(UNITS.get(matcher.group(2))));
        if (number.stripTrailingZeros().scale() > 0) {
            throw new TesseraException(
                    INVALID_CONFIGURATION, "%s: \"%s\" is not a whole number of tokens".formatted(name, text));
        }
        return number.toBigInteger().toString();
    }
}
