package dev.tessera.frontend.openai.completion;

import static dev.tessera.frontend.openai.json.TestingBodies.body;
import static dev.tessera.spi.error.StandardErrors.INVALID_REQUEST;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.tessera.frontend.openai.config.TestingConfigs;
import dev.tessera.spi.error.TesseraException;
import dev.tessera.spi.generation.Prompt;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PromptReaderTest {
    private final PromptReader prompts = new PromptReader(TestingConfigs.defaults());

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'prompt': 'a'} | a",
                "{'prompt': ['a', 'b']} | a, b",
                "{'prompt': [5, 6]} | tokens [5, 6]",
                "{'prompt': [[5], [6, 7]]} | tokens [5], tokens [6, 7]",
                "{'prompt_embeds': 'AQ=='} | [1]",
                "{'prompt_embeds': 'AQ==', 'prompt': ''} | [1]",
                "{'prompt_embeds': 'AQ==', 'prompt': []} | [1]",
                "{'prompt_embeds': ['AQ==', 'AgM='], 'prompt': null} | [1], [2, 3]",
                "{'prompt_embeds': ['AQ=='], 'prompt': ['a', '']} | `[1], a, `",
                "{'prompt_embeds': [], 'prompt': ''} | ``",
            })
    void takesPromptsInEveryFormAndEmbeddingsBeforeTheOthers(String body, String expected) {
        assertThat(prompts.read(body(body)).stream()
                        .map(PromptReaderTest::shown)
                        .collect(joining(", ")))
                .isEqualTo(expected);
    }

    private static String shown(Prompt prompt) {
        return switch (prompt) {
            case Prompt.Text text -> text.text();
            case Prompt.Tokens tokens -> "tokens " + tokens.tokenIds();
            case Prompt.Embeddings given ->
                Arrays.toString(given.embeddings().rows().bytes());
            case Prompt.Chat _ -> throw new IllegalArgumentException("a conversation is not read here");
        };
    }

    @Test
    void hasSpecialTokensUnlessTheyAreNotWanted() {
        assertThat(prompts.read(body("{'prompt': 'a'}"))).containsExactly(new Prompt.Text("a", List.of(), true));
        assertThat(prompts.read(body("{'prompt': 'a', 'add_special_tokens': false}")))
                .containsExactly(new Prompt.Text("a", List.of(), false));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{} | prompt is missing, but must be a string or a list of token ids",
                "{'prompt': []} | prompt is [], but must be a string or a list of token ids",
                "{'prompt': [[]]} | prompt[0] is [], but must be a string or a list of token ids",
                "{'prompt': [5, 'a']} | prompt[1] is \"a\", but must be a whole number of at least 0",
                "{'prompt': [-1]} | prompt[0] is -1, but must be at least 0",
                "{'prompt': ['a', 5]} | prompt[1] is 5, but must be a string or a list of token ids",
                "{'prompt': ['a', [5]]}"
                        + " | prompt is a list, but must be a list of strings, or of lists of token ids, but not of both",
                "{'prompt_embeds': []} | prompt is missing, but must be a string or a list of token ids",
                "{'prompt_embeds': 'A A'} | prompt_embeds is not base64",
                "{'prompt_embeds': ['AAAA', 5]} | prompt_embeds[1] is 5, but must be a tensor in base64",
                "{'prompt_embeds': 'AAAA', 'prompt': [[]]}"
                        + " | prompt[0] is [], but must be a string or a list of token ids",
            })
    void refusesWhatIsNoPrompt(String body, String message) {
        TesseraException refused = assertThrows(TesseraException.class, () -> prompts.read(body(body)));

        assertThat(refused.code()).isEqualTo(INVALID_REQUEST);
        assertThat(refused).hasMessage(message);
        assertThat(refused.parameter())
                .hasValueSatisfying(name -> assertThat(message).startsWith(name));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'prompt': ['a', 'b', 'c', 'd']} | prompt | prompt has 4 prompts, but at most 3 are allowed",
                "{'prompt_embeds': ['AQ==', 'AQ=='], 'prompt': ['c', 'd']} | prompt"
                        + " | prompt has 4 prompts, but at most 3 are allowed",
                "{'prompt_embeds': ['AQ==', 'AQ==', 'AQ==', 'AQ==']} | prompt_embeds"
                        + " | prompt_embeds has 4 prompts, but at most 3 are allowed",
            })
    void refusesMorePromptsThanAreAllowed(String body, String parameter, String message) {
        PromptReader few = new PromptReader(TestingConfigs.tight());

        TesseraException refused = assertThrows(TesseraException.class, () -> few.read(body(body)));

        assertThat(refused.code()).isEqualTo(INVALID_REQUEST);
        assertThat(refused).hasMessage(message);
        assertThat(refused.parameter()).contains(parameter);
    }
}
