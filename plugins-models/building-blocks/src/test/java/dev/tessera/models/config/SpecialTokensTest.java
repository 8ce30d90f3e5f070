package dev.tessera.models.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

final class SpecialTokensTest {
    @Test
    void areThoseThatTheTokenizersConfigurationLists() {
        SpecialTokens tokens = SpecialTokens.read(new TestingCheckpoint(Map.of(
                "tokenizer_config.json",
                Map.of(
                        "added_tokens_decoder",
                        Map.of("7", Map.of("content", "<image>"), "8", Map.of("content", "<video>"))))));
        assertThat(tokens.contains(7)).isTrue();
        assertThat(tokens.contains(6)).isFalse();
        assertThat(tokens.find("<video>")).contains(8);
        assertThat(tokens.find("<film>")).isEmpty();
    }

    @Test
    void areNoneWhereItListsNone() {
        SpecialTokens tokens = SpecialTokens.read(new TestingCheckpoint(Map.of()));
        assertThat(tokens.contains(7)).isFalse();
        assertThat(tokens.find("<image>")).isEmpty();
    }
}
