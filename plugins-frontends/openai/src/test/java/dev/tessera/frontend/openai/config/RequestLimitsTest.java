package dev.tessera.frontend.openai.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tessera.spi.config.DataSize;
import dev.tessera.spi.config.Setting;
import java.lang.reflect.RecordComponent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RequestLimitsTest {
    @Test
    void documentsTheDefaultsThatTestsUse() throws ReflectiveOperationException {
        for (RecordComponent component : RequestLimits.class.getRecordComponents()) {
            Setting setting = component.getAnnotation(Setting.class);
            Object value = component.getAccessor().invoke(TestingConfigs.defaults());

            assertThat(setting.defaultValue()).as(setting.key()).isEqualTo(value.toString());
            assertThat(setting.description()).as(setting.key()).isNotEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "0, 1, 1, 1, 1, 1, 1, 1, 1, \'max-body-size is 0 bytes, but must be 1 to 2147483647'",
        "3000000000, 1, 1, 1, 1, 1, 1, 1, 1, \'max-body-size is 3000000000 bytes, but must be 1 to 2147483647'",
        "1, 0, 1, 1, 1, 1, 1, 1, 1, \'max-string-length is 0, but must be at least 1'",
        "1, 1, -1, 1, 1, 1, 1, 1, 1, \'max-number-length is -1, but must be at least 1'",
        "1, 1, 1, 0, 1, 1, 1, 1, 1, \'max-nesting is 0, but must be at least 1'",
        "1, 1, 1, 1001, 1, 1, 1, 1, 1, \'max-nesting is 1001, but must be at most 1000'",
        "1, 1, 1, 1, 0, 1, 1, 1, 1, \'max-json-tokens is 0, but must be at least 1'",
        "1, 1, 1, 1, 1, 0, 1, 1, 1, \'max-messages is 0, but must be at least 1'",
        "1, 1, 1, 1, 1, 1, 0, 1, 1, \'max-content-parts is 0, but must be at least 1'",
    })
    void refusesALimitOutOfRange(
            long body,
            int string,
            int number,
            int nesting,
            long tokens,
            int messages,
            int parts,
            int choices,
            int prompts,
            String message) {
        assertThatThrownBy(() -> new RequestLimits(
                        new DataSize(body), string, number, nesting, tokens, messages, parts, choices, prompts))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }
}
