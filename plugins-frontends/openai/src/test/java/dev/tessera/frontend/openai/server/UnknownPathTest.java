package dev.tessera.frontend.openai.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tessera.frontend.openai.error.ServerErrors;
import dev.tessera.spi.error.TesseraException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class UnknownPathTest {
    private static final List<String> KNOWN =
            List.of("/v1/completions", "/v1/chat/completions", "/v1/messages", "/v1/models/{model}", "/tokenize");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/chat/completions | there is no POST /chat/completions; did you mean /v1/chat/completions?",
                "/v1/v1/messages | there is no POST /v1/v1/messages; did you mean /v1/messages?",
                "/v1/chat/completions/chat/completions"
                        + " | there is no POST /v1/chat/completions/chat/completions; did you mean /v1/chat/completions?",
                "/api/v1/completions | there is no POST /api/v1/completions; did you mean /v1/completions?",
                "/v1/tokenize | there is no POST /v1/tokenize; did you mean /tokenize?",
                "/v1/responses/resp_1/cancel | there is no POST /v1/responses/resp_1/cancel: responses are not stored",
                "/v1/responses/input_tokens | there is no POST /v1/responses/input_tokens",
                "/models/demo | there is no POST /models/demo; did you mean /v1/models/{model}?",
                "/v1/embeddings | there is no POST /v1/embeddings",
                "/ | there is no POST /",
            })
    void isTakenForTheNearestOne(String path, String message) {
        TesseraException failure = UnknownPath.of("POST", path, KNOWN);

        assertThat(failure).hasMessage(message);
        assertThat(failure.code()).isEqualTo(ServerErrors.UNKNOWN_PATH);
    }

    @Test
    void isShownOnOneLineAndShort() {
        assertThat(UnknownPath.of("GET", "/a\r\n\u00e9\ud83d\ude00 b", KNOWN)).hasMessage("there is no GET /a?????b");
        assertThat(UnknownPath.of("X".repeat(200), "/" + "y".repeat(5000), KNOWN))
                .hasMessage("there is no %s... /%s...".formatted("X".repeat(100), "y".repeat(99)));
    }
}
