package dev.tessera.platform.config;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.tessera.spi.config.Setting;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ConfigurationSectionTest {
    private record Valid(
            @Setting(key = "a", description = "A") String a) {}

    private record WithoutSetting(int a) {}

    private record WithMalformedKey(
            @Setting(key = "maxThreads", description = "A") String a) {}

    private record WithoutDescription(
            @Setting(key = "a", description = " ") String a) {}

    private record WithForeignType(
            @Setting(key = "a", description = "A") float a) {}

    private record WithMalformedDefault(
            @Setting(key = "a", description = "A", defaultValue = "few")
            int a) {}

    static Stream<Arguments> malformed() {
        return Stream.of(
                arguments(WithoutSetting.class, "component a has no @Setting"),
                arguments(WithMalformedKey.class, "the key \"test.maxThreads\" is not in kebab-case"),
                arguments(WithoutDescription.class, "the key \"test.a\" has no description"),
                arguments(WithForeignType.class, "a setting cannot be of type float"),
                arguments(
                        WithMalformedDefault.class,
                        "the default \"few\" of test.a is not a whole number from -2147483648 to 2147483647"),
                arguments(Record.class, "java.lang.Record is not a record"));
    }

    @ParameterizedTest
    @MethodSource("malformed")
    void refusesARecordThatIsNotMadeOfSettings(Class<? extends Record> type, String problem) {
        assertThatThrownBy(() -> new ConfigurationSection("the test", "test", type))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(problem);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Test", "test.", "test..a", "-test", "test_a"})
    void refusesAPrefixThatIsNotInKebabCase(String prefix) {
        assertThatThrownBy(() -> new ConfigurationSection("the test", prefix, Valid.class))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the prefix \"%s\" is not in kebab-case".formatted(prefix));
    }
}
