package dev.tessera.platform.prompt;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tessera.platform.prompt.PromptTokens.NumberedPlaceholder;
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
    private final PromptTokenizer prompts =
            new PromptTokenizer(tokenizer::encode, Map.of("<|audio|>", AUDIO, "(.)", 683), false, false);

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
        assertThat(prompts.encodeChat(golden.prompt(), false)).isEqualTo(PromptTokens.of(golden.promptTokenIds()));
    }

    @Test
    void addsSpecialTokensOnce() {
        List<Integer> letter = tokenizer.encode("a", false);
        assertThat(prompts.encode("<|audio|>a<|audio|>", true).ids())
                .containsExactly(BEGIN, AUDIO, letter.getFirst(), AUDIO);
        assertThat(prompts.encode("a", true).ids()).containsExactly(BEGIN, letter.getFirst());
        assertThat(prompts.encode("", false).ids()).isEmpty();
    }

    @Test
    void addsSpecialTokensToConversationsWhereAsked() {
        int letter = tokenizer.encode("a", false).getFirst();
        assertThat(prompts.encodeChat("a<|audio|>a", true).ids()).containsExactly(BEGIN, letter, AUDIO, letter);
        assertThat(prompts.encodeChat("a<|audio|>a", false).ids()).containsExactly(letter, AUDIO, letter);
    }

    @Test
    void takesPlaceholdersAsTheyAreSpelled() {
        assertThat(prompts.encode("(.)<|audio|>(.)", false)).isEqualTo(PromptTokens.of(List.of(683, AUDIO, 683)));
        assertThat(prompts.encode("(x)", false).ids()).isEqualTo(tokenizer.encode("(x)", false));
    }

    @Test
    void readsNumbers() {
        PromptTokenizer numbering =
                new PromptTokenizer(tokenizer::encode, Map.of("<%d>", AUDIO, "(%d)", 683), false, false);
        PromptTokens tokens = numbering.encode("<12>a(3)(1234567890)", false);
        assertThat(tokens.ids()).startsWith(AUDIO, tokenizer.encode("a", false).getFirst(), 683);
        assertThat(tokens.numbered())
                .isEqualTo(Map.of(0, new NumberedPlaceholder("<12>", 12), 2, new NumberedPlaceholder("(3)", 3)));
        assertThat(tokenizer.decode(tokens.ids().subList(3, tokens.ids().size()), false))
                .isEqualTo("(1234567890)");
    }

    static List<GoldenCase> numberedCases() {
        return Goldens.locate().family("phi-3.5-vision").cases();
    }

    @ParameterizedTest
    @MethodSource("numberedCases")
    void addsSpecialTokensToEachTextWhereTheModelWantsThem(GoldenCase golden) {
        try (Tokenizer ofFamily = TestingTokenizers.ofGoldens("phi-3.5-vision")) {
            PromptTokenizer numbering = new PromptTokenizer(ofFamily::encode, Map.of("<|image_%d|>", 711), true, false);
            assertThat(numbering.encodeChat(golden.prompt(), false).ids()).isEqualTo(golden.promptTokenIds());
            assertThat(numbering.encode(golden.prompt(), true).ids()).isEqualTo(golden.promptTokenIds());
            assertThat(numbering.encode(golden.prompt(), false).ids()).doesNotContain(1);
        }
    }

    @Test
    void addsNoSpecialTokensWhereTheTokenizerHasNone() {
        try (Tokenizer withoutBeginning = TestingTokenizers.ofGoldens("qwen2-vl")) {
            int letter = withoutBeginning.encode("a", false).getFirst();
            assertThat(new PromptTokenizer(withoutBeginning::encode, Map.of("<%d>", 7), true, false)
                            .encodeChat("a<1>a<2>", false)
                            .ids())
                    .containsExactly(letter, 7, letter, 7);
        }
    }

    @Test
    void leavesTextAsItIsWhereTheTokenizerKnowsPlaceholders() {
        assertThat(new PromptTokenizer(tokenizer::encode, Map.of(), false, false).encode("<|audio|>", true))
                .isEqualTo(PromptTokens.of(tokenizer.encode("<|audio|>", true)));
    }
}
