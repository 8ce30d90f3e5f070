package dev.tessera.frontend.openai.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tessera.spi.generation.PromptTruncation;
import dev.tessera.spi.generation.PromptTruncation.Side;
import dev.tessera.testkit.generation.TestingAnswer;
import dev.tessera.testkit.generation.TestingInferenceService;
import java.net.http.HttpResponse;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Prompts that clients want cut. */
final class TruncationTest {
    private static final String FIELDS = "'truncate_prompt_tokens': 3, 'truncation_side': 'right'";

    private final TestingInferenceService engine = TestingServer.engine(request -> TestingAnswer.tokens("Hi"));
    private final TestingServer server = TestingServer.start(engine);

    @AfterEach
    void close() {
        server.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "/v1/chat/completions | {'messages': [{'role': 'user', 'content': 'Hi'}], %s}",
                "/v1/completions | {'prompt': 'Say', %s}",
            })
    void isPassedOnToTheEngine(String path, String body) {
        assertThat(send(path, body.formatted(FIELDS)).statusCode()).isEqualTo(200);

        assertThat(engine.requests().getLast().sampling().truncation())
                .contains(new PromptTruncation(Optional.of(3), Side.BEGINNING));
    }

    @Test
    void isRefusedWhereItSaysNothing() {
        HttpResponse<String> answer = send("/v1/completions", "{'prompt': 'Say', 'truncate_prompt_tokens': 0}");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(TestingServer.json(answer).at("/error/param").asString()).isEqualTo("truncate_prompt_tokens");
        assertThat(engine.requests()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "/v1/responses | {'input': 'Hi', 'truncate_prompt_tokens': 3}",
                "/v1/messages"
                        + " | {'messages': [{'role': 'user', 'content': 'Hi'}], 'max_tokens': 1, 'truncate_prompt_tokens': 3}",
            })
    void isNotSupportedElsewhere(String path, String body) {
        HttpResponse<String> answer = send(path, body);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("truncate_prompt_tokens is not supported");
    }

    private HttpResponse<String> send(String path, String body) {
        return server.send(server.post(path, body));
    }
}
