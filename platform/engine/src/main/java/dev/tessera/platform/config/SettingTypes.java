package dev.tessera.platform.config;

import static java.util.Map.entry;
import static java.util.stream.Collectors.joining;

import dev.tessera.spi.config.DataSize;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** How the types that {@link dev.tessera.spi.config.Setting} lists are written. */
final class SettingTypes {
    private static final ValueParser INT = wholeNumber(Integer::valueOf, Integer.MIN_VALUE, Integer.MAX_VALUE);
    private static final ValueParser LONG = wholeNumber(Long::valueOf, Long.MIN_VALUE, Long.MAX_VALUE);
    private static final Map<Class<?>, ValueParser> SCALARS = Map.ofEntries(
            entry(boolean.class, SettingTypes::parseBoolean),
            entry(int.class, INT),
            entry(long.class, LONG),
            entry(double.class, SettingTypes::parseDouble),
            entry(Boolean.class, SettingTypes::parseBoolean),
            entry(Integer.class, INT),
            entry(Long.class, LONG),
            entry(Double.class, SettingTypes::parseDouble),
            entry(String.class, text -> text),
            entry(DataSize.class, SettingTypes::parseDataSize),
            entry(Duration.class, DurationText::parse),
            entry(Path.class, SettingTypes::parsePath));

    private SettingTypes() {}

    /**
     * The parser of a record component's type.
     *
     * @throws IllegalArgumentException where the type is none that settings may have
     */
    static ValueParser parser(Type type) {
        if (type instanceof Class<?> enumType && enumType.isEnum()) {
            return text -> parseEnum(enumType, text);
        }
        if (type instanceof ParameterizedType generic) {
            Type argument = generic.getActualTypeArguments()[0];
            if (generic.getRawType() == Optional.class) {
                ValueParser parser = parser(argument);
                return text -> text.isEmpty() ? Optional.empty() : Optional.of(parser.parse(text));
            }
            if (generic.getRawType() == List.class && argument == String.class) {
                return SettingTypes::parseList;
            }
        }
        return Optional.ofNullable(SCALARS.get(type))
                .orElseThrow(() ->
                        new IllegalArgumentException("a setting cannot be of type %s".formatted(type.getTypeName())));
    }

    private static Boolean parseBoolean(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException("is neither true nor false");
        };
    }

    private static ValueParser wholeNumber(Function<String, Number> type, long min, long max) {
        return text -> {
            try {
                return type.apply(text);
            } catch (NumberFormatException e) {
                throw new IllegalArgumentException("is not a whole number from %d to %d".formatted(min, max), e);
            }
        };
    }

    private static Double parseDouble(String text) {
        try {
            double number = Double.parseDouble(text);
            if (Double.isFinite(number)) {
                return number;
            }
            throw new IllegalArgumentException("is not a finite number");
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("is not a number", e);
        }
    }

    private static DataSize parseDataSize(String text) {
        try {
            return DataSize.parse(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("is not a size such as 512MB", e);
        }
    }

    private static Path parsePath(String text) {
        if (text.isEmpty()) {
            throw new IllegalArgumentException("is not a path");
        }
        try {
            return Path.of(text);
        } catch (InvalidPathException e) {
            throw new IllegalArgumentException("is not a path", e);
        }
    }

    private static Object parseEnum(Class<?> type, String text) {
        for (Object constant : type.getEnumConstants()) {
            if (enumText(constant).equals(text.toLowerCase(Locale.ROOT))) {
                return constant;
            }
        }
        throw new IllegalArgumentException("is not one of %s"
                .formatted(Arrays.stream(type.getEnumConstants())
                        .map(SettingTypes::enumText)
                        .collect(joining(", "))));
    }

    private static String enumText(Object constant) {
        return ((Enum<?>) constant).name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static List<String> parseList(String text) {
        if (text.isEmpty()) {
            return List.of();
        }
        List<String> items = ListText.items(text);
        if (items.contains("")) {
            throw new IllegalArgumentException("has an empty item");
        }
        return items;
    }
}
