package dev.tessera.platform.prompt;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tessera.platform.tokenizer.TestingTokenizers;
import dev.tessera.platform.tokenizer.Tokenizer;
import dev.tessera.testkit.goldens.GoldenCase;
import dev.tessera.testkit.goldens.Goldens;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class PromptTokenizerTest {
    private static final int BEGIN = 680;
    private static final int AUDIO = 682;

    private final Tokenizer tokenizer = TestingTokenizers.ofGoldens("ultravox");
    private final PromptTokenizer prompts = new PromptTokenizer(tokenizer, Map.of("<|audio|>", AUDIO, "(.)", 683));

    @AfterEach
    void close() {
        tokenizer.close();
    }

    static List<GoldenCase> cases() {
        return Goldens.locate().family("ultravox").cases();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void tokenizesWhatIsBetweenPlaceholdersByItself(GoldenCase golden) {
        assertThat(prompts.encode(golden.prompt(), false)).isEqualTo(golden.promptTokenIds());
    }

    @Test
    void addsSpecialTokensOnce() {
        List<Integer> letter = tokenizer.encode("a", false);
        assertThat(prompts.encode("<|audio|>a<|audio|>", true)).containsExactly(BEGIN, AUDIO, letter.getFirst(), AUDIO);
        assertThat(prompts.encode("a", true)).containsExactly(BEGIN, letter.getFirst());
        assertThat(prompts.encode("", false)).isEmpty();
    }

    @Test
    void takesPlaceholdersAsTheyAreSpelled() {
        assertThat(prompts.encode("(.)<|audio|>(.)", false)).containsExactly(683, AUDIO, 683);
        assertThat(prompts.encode("(x)", false)).isEqualTo(tokenizer.encode("(x)", false));
    }

    @Test
    void leavesTextAsItIsWhereTheTokenizerKnowsPlaceholders() {
        assertThat(new PromptTokenizer(tokenizer, Map.of()).encode("<|audio|>", true))
                .isEqualTo(tokenizer.encode("<|audio|>", true));
    }
}
