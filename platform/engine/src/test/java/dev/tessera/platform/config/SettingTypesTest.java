package dev.tessera.platform.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.tessera.spi.config.DataSize;
import dev.tessera.spi.tensor.DataType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class SettingTypesTest {
    private record Components(
            boolean flag,
            int small,
            long large,
            double real,
            String text,
            TimeUnit unit,
            DataSize size,
            Duration duration,
            Path path,
            List<String> list,
            Optional<Integer> optionalInt,
            Optional<Path> optionalPath,
            Optional<List<String>> optionalList,
            List<Integer> numbers,
            Map<String, String> map,
            float single) {}

    static Stream<Arguments> values() {
        return Stream.of(
                arguments("flag", "true", true),
                arguments("flag", "FALSE", false),
                arguments("small", "-7", -7),
                arguments("large", "9223372036854775807", Long.MAX_VALUE),
                arguments("real", "1e-5", 1e-5),
                arguments("text", "", ""),
                arguments("text", "a, b", "a, b"),
                arguments("unit", "seconds", TimeUnit.SECONDS),
                arguments("unit", "Seconds", TimeUnit.SECONDS),
                arguments("size", "4GB", new DataSize(4L << 30)),
                arguments("duration", "500ms", Duration.ofMillis(500)),
                arguments("duration", "5s", Duration.ofSeconds(5)),
                arguments("duration", "2 m", Duration.ofMinutes(2)),
                arguments("duration", "1h", Duration.ofHours(1)),
                arguments("path", "models/demo", Path.of("models", "demo")),
                arguments("list", "a, b,c", List.of("a", "b", "c")),
                arguments("list", "", List.of()),
                arguments("optionalInt", "3", Optional.of(3)),
                arguments("optionalInt", "", Optional.empty()),
                arguments("optionalPath", "x", Optional.of(Path.of("x"))),
                arguments("optionalList", "a,b", Optional.of(List.of("a", "b"))));
    }

    @ParameterizedTest
    @MethodSource("values")
    void readsAValue(String component, String text, Object value) {
        assertThat(SettingTypes.parser(type(component)).parse(text)).isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            flag        | yes                 | is neither true nor false
            small       | 2147483648          | is not a whole number from -2147483648 to 2147483647
            small       | 1.0                 | is not a whole number from -2147483648 to 2147483647
            large       | 9223372036854775808 | is not a whole number from -9223372036854775808 to 9223372036854775807
            real        | much                | is not a number
            real        | NaN                 | is not a finite number
            real        | 1e999               | is not a finite number
            unit        | years               | is not one of nanoseconds, microseconds, milliseconds, seconds, minutes, hours, days
            size        | -1MB                | is not a size such as 512MB
            size        | 99999999999TB       | is not a size such as 512MB
            duration    | 5                   | is not a duration such as 500ms, 5s, 2m or 1h
            duration    | 5 weeks             | is not a duration such as 500ms, 5s, 2m or 1h
            duration    | 9999999999h         | is not a duration such as 500ms, 5s, 2m or 1h
            path        | ''                  | is not a path
            list        | a,,b                | has an empty item
            optionalInt | x                   | is not a whole number from -2147483648 to 2147483647
            """)
    void refusesAMalformedValue(String component, String text, String problem) {
        assertThatThrownBy(() -> SettingTypes.parser(type(component)).parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(problem);
    }

    @Test
    void wordsOfAnEnumAreJoinedWithDashes() {
        ValueParser parser = SettingTypes.parser(Thread.State.class);

        assertThat(parser.parse("timed-waiting")).isEqualTo(Thread.State.TIMED_WAITING);
    }

    @Test
    void readsEnumsOfTheSpi() {
        assertThat(SettingTypes.parser(DataType.class).parse("float32")).isEqualTo(DataType.FLOAT32);
    }

    @ParameterizedTest
    @ValueSource(strings = {"numbers", "map", "single"})
    void refusesOtherTypes(String component) {
        assertThatThrownBy(() -> SettingTypes.parser(type(component)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("a setting cannot be of type");
    }

    private static Type type(String component) {
        return Arrays.stream(Components.class.getRecordComponents())
                .filter(candidate -> candidate.getName().equals(component))
                .map(RecordComponent::getGenericType)
                .findFirst()
                .orElseThrow();
    }
}
