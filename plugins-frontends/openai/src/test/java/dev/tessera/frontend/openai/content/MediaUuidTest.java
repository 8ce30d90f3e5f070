package dev.tessera.frontend.openai.content;

import static dev.tessera.frontend.openai.json.TestingBodies.body;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tessera.spi.error.TesseraException;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class MediaUuidTest {
    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "'a b', a b",
                "7, 7",
                "-1, -1",
                "1.5, 1.5",
                "18446744073709551616, 18446744073709551616",
                "true, True",
                "false, False",
                "1e20, 1.0E20",
            })
    void isAStringOrIsMadeOne(String value, String uuid) {
        assertThat(find(value)).contains(uuid);
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "''"})
    void isNoneWhereItIsEmpty(String value) {
        assertThat(find(value)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "[]"})
    void isNoObjectAndNoList(String value) {
        assertRefused(value, "uuid is %s, but must be a string, a number, true or false".formatted(value));
    }

    @Test
    void hasALimit() {
        String longest = "x".repeat(256);

        assertThat(find("'%s'".formatted(longest))).contains(longest);
        assertRefused(
                "'%sx'".formatted(longest),
                "uuid is \"%s...\", but must be at most 256 characters".formatted("x".repeat(60)));
    }

    private static void assertRefused(String value, String message) {
        TesseraException refused = catchThrowableOfType(TesseraException.class, () -> find(value));

        assertThat(refused).hasMessage(message);
        assertThat(refused.parameter()).contains("uuid");
    }

    private static Optional<String> find(String value) {
        return MediaUuid.find(body("{'uuid': %s}".formatted(value)));
    }
}
