package dev.tessera.frontend.openai.responses;

import static dev.tessera.frontend.openai.json.TestingBodies.body;
import static dev.tessera.spi.error.StandardErrors.BACKEND_FAILED;
import static dev.tessera.spi.error.StandardErrors.PROMPT_TOO_LONG;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tessera.frontend.openai.answer.AnswerHead;
import dev.tessera.frontend.openai.call.Caller;
import dev.tessera.frontend.openai.call.ServerSentEvent;
import dev.tessera.frontend.openai.config.TestingConfigs;
import dev.tessera.frontend.openai.json.JsonWriter;
import dev.tessera.frontend.openai.request.Templates;
import dev.tessera.spi.error.TesseraException;
import dev.tessera.spi.generation.GenerationEvent.Started;
import dev.tessera.spi.generation.GenerationEvent.Token;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class ResponseEncoderTest {
    private final ResponsesRequest request = new ResponsesRequestReader(
                    TestingConfigs.defaults(), new Templates(TestingConfigs.templates(), TestingConfigs.defaults()))
            .read(body("{'input': 'a'}"), Caller.anonymous("id"));
    private final ResponseEncoder encoder =
            new ResponseEncoder(request, new AnswerHead("resp_r", 1, "demo"), new JsonWriter());

    @Test
    void saysThatThereIsNoResponseWhereNoneBegan() {
        TesseraException failure = new TesseraException(BACKEND_FAILED, "the step failed").withParameter("input");

        assertThat(encoder.encode(failure))
                .containsExactly(ServerSentEvent.named(
                        "error",
                        "{\"type\":\"error\",\"sequence_number\":0,\"code\":\"server_error\","
                                + "\"message\":\"the step failed\",\"param\":\"input\"}"));
    }

    @Test
    void saysThatTheResponseFailedWhereOneBegan() {
        encoder.encode(new Started("p", List.of(1)));

        List<ServerSentEvent> events = encoder.encode(new TesseraException(PROMPT_TOO_LONG, "too long"));

        assertThat(events).hasSize(1);
        assertThat(events.getFirst().name()).contains("response.failed");
        assertThat(events.getFirst().data())
                .contains("\"sequence_number\":4,", "\"error\":{\"code\":\"invalid_prompt\",\"message\":\"too long\"}");
    }

    @Test
    void waitsForTextBeforeItTellsOfAToken() {
        encoder.encode(new Started("p", List.of(1)));

        assertThat(encoder.encode(new Token(0, 7, "", Optional.empty()))).isEmpty();
        assertThat(encoder.encode(new Token(0, 8, "\u732b", Optional.empty())))
                .singleElement()
                .satisfies(event -> assertThat(event.data()).contains("\"delta\":\"\u732b\""));
    }
}
