package dev.tessera.platform.template.evaluation;

import static java.util.Map.entry;

import dev.tessera.platform.template.limit.BoundedText;
import dev.tessera.platform.template.limit.Budget;
import dev.tessera.platform.template.value.Arguments;
import dev.tessera.platform.template.value.None;
import dev.tessera.platform.template.value.PercentFormat;
import dev.tessera.platform.template.value.PythonText;
import dev.tessera.platform.template.value.SafeText;
import dev.tessera.platform.template.value.Truth;
import dev.tessera.platform.template.value.Tuple;
import dev.tessera.platform.template.value.Undefined;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** Filters that change what a value prints. */
final class TextFilters {
    static final Map<String, Filter> BY_NAME = Map.ofEntries(
            entry("string", (value, arguments, budget) -> PythonText.of(value, budget)),
            entry("upper", (value, arguments, budget) -> Casing.upper(PythonText.of(value, budget), budget)),
            entry("lower", (value, arguments, budget) -> Casing.lower(PythonText.of(value, budget), budget)),
            entry("capitalize", (value, arguments, budget) -> Casing.capitalize(PythonText.of(value, budget), budget)),
            entry("title", (value, arguments, budget) -> Casing.titleFilter(PythonText.of(value, budget), budget)),
            entry(
                    "trim",
                    (value, arguments, budget) ->
                            Stripping.both(PythonText.of(value, budget), arguments.findText(0, "chars"), budget)),
            entry("replace", TextFilters::replace),
            entry("format", TextFilters::format),
            entry("safe", (value, arguments, budget) -> new SafeText(PythonText.of(value, budget))),
            entry("escape", TextFilters::escape),
            entry("e", TextFilters::escape),
            entry("urlencode", TextFilters::urlEncode),
            entry("default", TextFilters::fallback),
            entry("d", TextFilters::fallback));

    private static final String URL_SAFE = "-_.~/";

    private TextFilters() {}

    private static Object replace(Object value, Arguments arguments, Budget budget) {
        Object count = arguments.get(2, "count", None.NONE);
        return Replacement.of(
                PythonText.of(value, budget),
                PythonText.of(arguments.require(0, "old"), budget),
                PythonText.of(arguments.require(1, "new"), budget),
                count == None.NONE ? -1 : arguments.requireInteger(2, "count"),
                budget);
    }

    private static Object format(Object value, Arguments arguments, Budget budget) {
        Object values = arguments.named().isEmpty()
                ? new Tuple(arguments.positional())
                : new LinkedHashMap<Object, Object>(arguments.named());
        return new PercentFormat(PythonText.of(value, budget), values, budget).apply();
    }

    private static Object escape(Object value, Arguments arguments, Budget budget) {
        if (value instanceof SafeText) {
            return value;
        }
        SafeText escaped = SafeText.escape(PythonText.of(value, budget));
        budget.text(escaped.text());
        return escaped;
    }

    private static Object fallback(Object value, Arguments arguments, Budget budget) {
        boolean missing = value instanceof Undefined || (arguments.flag(1, "boolean") && !Truth.of(value));
        return missing ? arguments.get(0, "default_value", "") : value;
    }

    private static Object urlEncode(Object value, Arguments arguments, Budget budget) {
        BoundedText encoded = new BoundedText(budget);
        for (byte octet : PythonText.of(value, budget).getBytes(StandardCharsets.UTF_8)) {
            boolean safe = octet > 0 && (Character.isLetterOrDigit(octet) || URL_SAFE.indexOf(octet) >= 0);
            if (safe) {
                encoded.append((char) octet);
            } else {
                encoded.append("%%%02X".formatted(octet));
            }
        }
        return encoded.toString();
    }
}
