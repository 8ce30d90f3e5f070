package dev.tessera.models.config;

import static dev.tessera.spi.error.StandardErrors.INVALID_CHECKPOINT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.tessera.spi.error.TesseraException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class AddedTokensTest {
    private static final Map<String, Object> LIST = Map.of(
            "added_tokens",
            List.of(Map.of("id", 7, "content", "<image>"), Map.of("id", 9, "content", "<film>")),
            "model",
            Map.of());

    @Test
    void areThoseThatTheTokenizersConfigurationLists() {
        AddedTokens tokens = AddedTokens.read(new TestingCheckpoint(Map.of(
                "tokenizer_config.json",
                decoder(Map.of("7", Map.of("content", "<image>"), "8", Map.of("content", "<video>"))),
                "tokenizer.json",
                LIST)));
        assertThat(tokens.contains(7)).isTrue();
        assertThat(tokens.contains(6)).isFalse();
        assertThat(tokens.find("<video>")).contains(8);
        assertThat(tokens.find("<film>")).isEmpty();
    }

    @Test
    void areThoseOfTheTokenizerWhereItsConfigurationHasNoList() {
        AddedTokens tokens = AddedTokens.read(
                new TestingCheckpoint(Map.of("tokenizer_config.json", Map.of(), "tokenizer.json", LIST)));
        assertThat(tokens.contains(9)).isTrue();
        assertThat(tokens.contains(8)).isFalse();
        assertThat(tokens.find("<image>")).contains(7);
        assertThat(tokens.find("<video>")).isEmpty();
    }

    @Test
    void areNoneWhereNothingListsAny() {
        for (Map<String, Map<String, Object>> files : List.of(
                Map.<String, Map<String, Object>>of(),
                Map.of(
                        "tokenizer_config.json",
                        Map.<String, Object>of(),
                        "tokenizer.json",
                        Map.<String, Object>of()))) {
            AddedTokens tokens = AddedTokens.read(new TestingCheckpoint(files));
            assertThat(tokens.contains(7)).isFalse();
            assertThat(tokens.find("<image>")).isEmpty();
        }
    }

    @Test
    void refusesEntriesWithoutANumberOrAText() {
        assertInvalid(
                "tokenizer_config.json",
                decoder(Map.of("seven", Map.of("content", "<image>"))),
                "tokenizer_config.json: added_tokens_decoder.seven: not the number of a token");
        assertInvalid(
                "tokenizer_config.json",
                decoder(Map.of("4294967296", Map.of("content", "<image>"))),
                "tokenizer_config.json: added_tokens_decoder.4294967296: not the number of a token");
        assertInvalid(
                "tokenizer_config.json",
                decoder(Map.of("7", Map.of("special", true))),
                "tokenizer_config.json: added_tokens_decoder.7.content: missing");
        assertInvalid(
                "tokenizer.json",
                Map.of("added_tokens", List.of(Map.of("id", 7))),
                "tokenizer.json: added_tokens[0].content: missing");
        assertInvalid(
                "tokenizer.json",
                Map.of("added_tokens", List.of(Map.of("content", "<image>"))),
                "tokenizer.json: added_tokens[0].id: missing");
    }

    private static Map<String, Object> decoder(Map<String, Object> tokens) {
        return Map.of("added_tokens_decoder", tokens);
    }

    private static void assertInvalid(String file, Map<String, Object> members, String message) {
        TestingCheckpoint checkpoint = new TestingCheckpoint(Map.of(file, members));
        assertThatExceptionOfType(TesseraException.class)
                .isThrownBy(() -> AddedTokens.read(checkpoint))
                .withMessage(message)
                .satisfies(error -> assertThat(error.code()).isEqualTo(INVALID_CHECKPOINT));
    }
}
