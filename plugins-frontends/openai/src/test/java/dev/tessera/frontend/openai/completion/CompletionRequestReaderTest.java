package dev.tessera.frontend.openai.completion;

import static dev.tessera.frontend.openai.json.TestingBodies.body;
import static dev.tessera.spi.error.StandardErrors.INVALID_REQUEST;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.tessera.frontend.openai.answer.TokenNames;
import dev.tessera.frontend.openai.call.Caller;
import dev.tessera.frontend.openai.config.TestingConfigs;
import dev.tessera.spi.error.TesseraException;
import dev.tessera.spi.generation.GenerationRequest;
import dev.tessera.spi.generation.Prompt;
import dev.tessera.spi.generation.RequestContext;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class CompletionRequestReaderTest {
    @Test
    void asksForAShortAnswerToThePromptUnlessMoreIsSaid() {
        CompletionRequest request = read("{'prompt': 'Say'}");

        assertThat(request.generation().prompt()).isEqualTo(new Prompt.Text("Say", List.of(), true));
        assertThat(request.sampling().maxTokens()).contains(16);
        assertThat(request.sampling().logprobs()).isEmpty();
        assertThat(request.echo()).isEqualTo(EchoMode.NONE);
        assertThat(request.promptLogprobs()).isEmpty();
        assertThat(request.returnTokenIds()).isFalse();
        assertThat(request.tokenNames()).isEqualTo(TokenNames.TEXTS);
        assertThat(request.streamed()).isFalse();
        assertThat(request.requestId()).isEqualTo("id");
    }

    @Test
    void readsWhatTheAnswerIsToHave() {
        CompletionRequest request = read("""
                {'prompt': 'Say', 'max_tokens': 5, 'n': 2, 'best_of': 2, 'logprobs': 3, 'return_token_ids': true,
                'return_tokens_as_token_ids': true, 'stream': true, 'request_id': 'r', 'cache_salt': 's', 'priority': 4}
                """);

        assertThat(request.sampling().maxTokens()).contains(5);
        assertThat(request.sampling().n()).isEqualTo(2);
        assertThat(request.sampling().logprobs()).contains(3);
        assertThat(request.sampling().promptLogprobs()).isEmpty();
        assertThat(request.returnTokenIds()).isTrue();
        assertThat(request.tokenNames()).isEqualTo(TokenNames.IDS);
        assertThat(request.streamed()).isTrue();
        assertThat(request.requestId()).isEqualTo("r");
        assertThat(request.generation().context()).isEqualTo(new RequestContext("", Optional.of("s"), 4));
    }

    @Test
    void asksTheSameOfEveryPrompt() {
        CompletionRequest request = read("{'prompt': ['a', 'b'], 'seed': 7}");

        assertThat(request.generations())
                .extracting(GenerationRequest::prompt)
                .containsExactly(new Prompt.Text("a", List.of(), true), new Prompt.Text("b", List.of(), true));
        assertThat(request.generations())
                .extracting(GenerationRequest::sampling)
                .containsOnly(request.sampling());
    }

    @Test
    void generatesATokenAllTheSameWhereThePromptIsWantedAlone() {
        CompletionRequest request = read("{'prompt': 'a', 'echo': true, 'max_tokens': 0}");

        assertThat(request.echo()).isEqualTo(EchoMode.ALONE);
        assertThat(request.sampling().maxTokens()).contains(1);
        assertThat(read("{'prompt': 'a', 'echo': true, 'max_tokens': 1}").echo())
                .isEqualTo(EchoMode.BEFORE_TEXT);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'prompt_logprobs': 2 | 2 | 2",
                "'echo': true, 'logprobs': 1 | 1 | -1",
                "'echo': true, 'logprobs': 1, 'prompt_logprobs': 2 | 2 | 2",
                "'echo': true, 'logprobs': 2, 'prompt_logprobs': 0 | 2 | 0",
                "'logprobs': 3, 'prompt_logprobs': 0 | 0 | 0",
            })
    void asksHowLikelyThePromptWasForWhoeverWantsMost(String fields, int asked, int reported) {
        CompletionRequest request = read("{'prompt': 'a', %s}".formatted(fields));

        assertThat(request.sampling().promptLogprobs()).contains(asked);
        assertThat(request.promptLogprobs().orElse(-1)).isEqualTo(reported);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'n': 0 | n | n is 0, but must be 1 to 128",
                "'n': 2, 'best_of': 3 | best_of"
                        + " | best_of is 3, but must be n, which is 2, for nothing else is supported",
                "'prompt_logprobs': -1 | prompt_logprobs | prompt_logprobs is -1, but must be 0 to 20",
                "'prompt_logprobs': 1, 'stream': true | prompt_logprobs"
                        + " | prompt_logprobs is 1, but must be 0 where stream is true",
                "'prompt_embeds': 'AAAA', 'echo': true | echo"
                        + " | echo is true, but must be false where prompt_embeds is given, which has no text",
                "'echo': true, 'logprobs': 1, 'use_beam_search': true | use_beam_search"
                        + " | use_beam_search is true, but must be false where echo and logprobs are given",
                "'suffix': 'b' | suffix | suffix is not supported",
                "'echo': 1 | echo | echo is 1, but must be true or false",
                "'max_tokens': 0 | max_tokens | max_tokens is 0, but must be at least 1",
                "'logprobs': 21 | logprobs | logprobs is 21, but must be 0 to 20",
            })
    void saysWhatIsWrong(String fields, String parameter, String message) {
        TesseraException refused =
                assertThrows(TesseraException.class, () -> read("{'prompt': 'a', %s}".formatted(fields)));

        assertThat(refused.code()).isEqualTo(INVALID_REQUEST);
        assertThat(refused).hasMessage(message);
        assertThat(refused.parameter()).contains(parameter);
    }

    @Test
    void isOneRequestOfTheEngineOnlyWithOnePrompt() {
        CompletionRequest request = read("{'prompt': ['a', 'b']}");

        TesseraException refused = assertThrows(TesseraException.class, request::generation);

        assertThat(refused.code()).isEqualTo(INVALID_REQUEST);
        assertThat(refused).hasMessage("prompt has 2 prompts, but must be one by itself here");
        assertThat(refused.parameter()).contains("prompt");
    }

    private static CompletionRequest read(String body) {
        return new CompletionRequestReader(TestingConfigs.defaults()).read(body(body), Caller.anonymous("id"));
    }
}
