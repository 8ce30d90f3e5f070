package dev.tessera.frontend.openai.server;

import static dev.tessera.spi.error.StandardErrors.BACKEND_FAILED;
import static dev.tessera.spi.error.StandardErrors.INVALID_MEDIA;
import static dev.tessera.spi.error.StandardErrors.MEDIA_TOO_LARGE;
import static dev.tessera.spi.error.StandardErrors.MEDIA_UNREACHABLE;
import static dev.tessera.spi.error.StandardErrors.OUT_OF_MEMORY;
import static dev.tessera.spi.error.StandardErrors.PROMPT_TOO_LONG;
import static dev.tessera.spi.error.StandardErrors.QUEUE_FULL;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tessera.frontend.openai.config.TestingConfigs;
import dev.tessera.spi.error.ErrorCode;
import dev.tessera.spi.error.TesseraException;
import dev.tessera.spi.generation.FinishReason;
import dev.tessera.spi.generation.GenerationEvent.ChoiceFinished;
import dev.tessera.spi.generation.GenerationEvent.Finished;
import dev.tessera.spi.generation.GenerationEvent.Started;
import dev.tessera.spi.generation.GenerationEvent.Token;
import dev.tessera.spi.generation.GenerationRequest;
import dev.tessera.spi.generation.StopMatch;
import dev.tessera.spi.generation.Usage;
import dev.tessera.testkit.generation.TestingAnswer;
import dev.tessera.testkit.generation.TestingInferenceService;
import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** {@code POST /v1/messages} and {@code POST /v1/messages/count_tokens}. */
final class MessagesTest {
    private static final String MESSAGES = "/v1/messages";
    /** What the engine says. */
    private static final String TOO_MANY_TOKENS =
            "'max_tokens' or 'max_completion_tokens' is too large: 9999. This model's maximum context length is 64.";

    private static final String COUNT = "/v1/messages/count_tokens";

    private Optional<TesseraException> failure = Optional.empty();
    private TestingAnswer answer = TestingAnswer.tokens("It ", "is.");
    private final TestingInferenceService engine = TestingServer.engine(this::answer);
    private final TestingServer server = TestingServer.start(engine);

    @AfterEach
    void close() {
        server.close();
        assertThat(engine.openStreams()).isZero();
    }

    @Test
    void areAnsweredInOnePiece() {
        HttpResponse<String> response =
                server.send(server.post(MESSAGES, body("")).header("X-Request-Id", "r"));

        assertThat(response.statusCode()).isEqualTo(200);
        for (String header : List.of("X-Request-Id", "Request-Id")) {
            assertThat(response.headers().allValues(header)).containsExactly("r");
        }
        assertThat(plain(response.body()))
                .isEqualTo("{'id':'msg_r','type':'message','role':'assistant','model':'demo',"
                        + "'content':[{'type':'text','text':'It is.'}],'stop_reason':'end_turn','stop_sequence':null,"
                        + "'usage':{'input_tokens':2,'cache_creation_input_tokens':0,'cache_read_input_tokens':0,"
                        + "'output_tokens':2}}");
    }

    @Test
    void areSentAsTheyCome() {
        HttpResponse<String> response =
                server.send(server.post(MESSAGES, body("'stream': true,")).header("X-Request-Id", "r"));

        assertThat(response.headers().firstValue("Content-Type")).contains("text/event-stream; charset=utf-8");
        assertThat(plain(response.body())).isEqualTo("""
                event: message_start
                data: {'type':'message_start','message':{'id':'msg_r','type':'message','role':'assistant','model':'demo',\
                'content':[],'stop_reason':null,'stop_sequence':null,'usage':{'input_tokens':2,\
                'cache_creation_input_tokens':0,'cache_read_input_tokens':0,'output_tokens':0}}}

                event: content_block_start
                data: {'type':'content_block_start','index':0,'content_block':{'type':'text','text':''}}

                event: content_block_delta
                data: {'type':'content_block_delta','index':0,'delta':{'type':'text_delta','text':'It '}}

                event: content_block_delta
                data: {'type':'content_block_delta','index':0,'delta':{'type':'text_delta','text':'is.'}}

                event: content_block_stop
                data: {'type':'content_block_stop','index':0}

                event: message_delta
                data: {'type':'message_delta','delta':{'stop_reason':'end_turn','stop_sequence':null},\
                'usage':{'input_tokens':2,'cache_creation_input_tokens':0,'cache_read_input_tokens':0,'output_tokens':2}}

                event: message_stop
                data: {'type':'message_stop'}

                """);
    }

    static Stream<Arguments> ends() {
        return Stream.of(
                Arguments.of(FinishReason.LENGTH, Optional.empty(), "max_tokens", "null"),
                Arguments.of(FinishReason.STOP, Optional.empty(), "end_turn", "null"),
                Arguments.of(FinishReason.STOP, Optional.of(new StopMatch.Token(7)), "end_turn", "null"),
                Arguments.of(FinishReason.STOP, Optional.of(new StopMatch.Text("END")), "stop_sequence", "\"END\""));
    }

    @ParameterizedTest
    @MethodSource("ends")
    void sayWhyTheyEnded(FinishReason reason, Optional<StopMatch> stop, String stopReason, String stopSequence) {
        answer = ended(reason, stop);

        JsonNode message = TestingServer.json(server.send(server.post(MESSAGES, body("'stop_sequences': ['END'],"))));
        List<JsonNode> events = stream();

        assertThat(engine.requests().getFirst().sampling().stop()).containsExactly("END");
        for (JsonNode told : List.of(message, events.get(events.size() - 2).get("delta"))) {
            assertThat(told.get("stop_reason").asString()).isEqualTo(stopReason);
            assertThat(told.get("stop_sequence").toString()).isEqualTo(stopSequence);
        }
        assertThat(message.at("/content/0/text").asString()).isEqualTo("a<");
        assertThat(events.get(3).at("/delta/text").asString()).isEqualTo("<");
    }

    @Test
    void countWhatWasCachedApart() {
        answer = ended(FinishReason.STOP, Optional.empty());
        String usage = "{\"input_tokens\":2,\"cache_creation_input_tokens\":0,\"cache_read_input_tokens\":3,"
                + "\"output_tokens\":1}";

        List<JsonNode> events = stream();

        assertThat(TestingServer.json(server.send(server.post(MESSAGES, body(""))))
                        .get("usage")
                        .toString())
                .isEqualTo(usage);
        assertThat(events.get(events.size() - 2).get("usage").toString()).isEqualTo(usage);
        assertThat(events.getFirst().at("/message/usage/input_tokens").asInt()).isEqualTo(5);
    }

    @Test
    void failInMidStreamWithAnEventOfTheirOwn() {
        answer = TestingAnswer.failing(new TesseraException(BACKEND_FAILED, "the step failed"), "a");

        assertThat(plain(server.send(
                                server.post(MESSAGES, body("'stream': true,")).header("X-Request-Id", "r"))
                        .body()))
                .endsWith("'text':'a'}}\n\nevent: error\ndata: {'type':'error','error':{'type':'api_error',"
                        + "'message':'the step failed'},'request_id':'r'}\n\n");
    }

    static Stream<Arguments> failures() {
        return Stream.of(
                Arguments.of(INVALID_MEDIA, 400, "invalid_request_error"),
                Arguments.of(MEDIA_UNREACHABLE, 424, "invalid_request_error"),
                Arguments.of(MEDIA_TOO_LARGE, 413, "request_too_large"),
                Arguments.of(BACKEND_FAILED, 500, "api_error"),
                Arguments.of(QUEUE_FULL, 503, "overloaded_error"),
                Arguments.of(OUT_OF_MEMORY, 503, "overloaded_error"));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void failInAnthropicsForm(ErrorCode code, int status, String type) {
        failure = Optional.of(new TesseraException(code, "it is bad").withParameter("source"));

        for (String stream : List.of("", "'stream': true,")) {
            assertRefused(
                    server.send(server.post(MESSAGES, body(stream))), status, type, "it is bad (parameter=source)");
        }
    }

    @Test
    void nameTheirOwnFieldWhereTheTokensHaveNoRoom() {
        failure = Optional.of(new TesseraException(PROMPT_TOO_LONG, TOO_MANY_TOKENS).withParameter("max_tokens"));

        assertRefused(
                server.send(server.post(MESSAGES, body(""))),
                400,
                "invalid_request_error",
                "max_tokens is too large: 9999. This model's maximum context length is 64. (parameter=max_tokens)");
    }

    @Test
    void nameTheirOwnFieldWhereAPictureCannotBeFetched() {
        failure = Optional.of(
                new TesseraException(MEDIA_UNREACHABLE, "the host is not known").withParameter("image_url"));

        assertRefused(
                server.send(server.post(MESSAGES, body(""))),
                424,
                "invalid_request_error",
                "the host is not known (parameter=source)");
    }

    @Test
    void areRefusedInAnthropicsFormWhateverIsWrong() {
        assertRefused(
                server.send(server.post(MESSAGES, "{'messages': [{'role': 'user', 'content': 'a'}]}")),
                400,
                "invalid_request_error",
                "max_tokens is missing, but must be the most tokens of the answer (parameter=max_tokens)");
        assertRefused(
                server.send(server.post(COUNT, "{'model': 'gpt'}")),
                404,
                "not_found_error",
                "the model \"gpt\" does not exist");
        assertRefused(
                server.send(server.request(MESSAGES)),
                405,
                "invalid_request_error",
                "/v1/messages is called with the method POST");
        try (TestingServer guarded =
                TestingServer.start(engine, TestingConfigs.defaults(), TestingConfigs.server(List.of("alpha")))) {
            assertRefused(
                    guarded.send(guarded.post(MESSAGES, body(""))),
                    401,
                    "authentication_error",
                    "this call needs a valid API key");
            assertThat(guarded.send(guarded.post(MESSAGES, body("")).header("x-api-key", "alpha"))
                            .statusCode())
                    .isEqualTo(200);
        }
    }

    @Test
    void areRefusedInAnthropicsFormWhereTheBodyIsTooLarge() {
        byte[] body = "x".repeat(1000).getBytes(UTF_8);
        try (TestingServer tight = TestingServer.start(engine, TestingConfigs.tight(), TestingConfigs.server())) {
            for (BodyPublisher publisher : List.of(
                    BodyPublishers.ofByteArray(body),
                    BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body)))) {
                HttpResponse<String> response = tight.send(tight.request(MESSAGES + "?beta=true")
                        .header("Content-Type", "application/json")
                        .POST(publisher));

                assertThat(response.statusCode()).isEqualTo(413);
                JsonNode refused = TestingServer.json(response);
                assertThat(refused.at("/error/type").asString()).isEqualTo("request_too_large");
                assertThat(response.headers().allValues("Request-Id"))
                        .containsExactly(refused.get("request_id").asString());
            }
        }
    }

    @Test
    void haveTheirTokensCounted() {
        HttpResponse<String> response =
                server.send(server.post(COUNT, "{'system': 'a', 'messages': [{'role': 'user', 'content': 'b'}]}"));

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).isEqualTo("{\"input_tokens\":2}");
    }

    private TestingAnswer answer(GenerationRequest request) {
        if (failure.isPresent()) {
            throw failure.get();
        }
        return answer;
    }

    private List<JsonNode> stream() {
        return server.events(MESSAGES, body("'stream': true,")).stream()
                .map(TestingServer::json)
                .toList();
    }

    private static void assertRefused(HttpResponse<String> response, int status, String type, String message) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        JsonNode body = TestingServer.json(response);
        assertThat(body.get("type").asString()).isEqualTo("error");
        assertThat(body.get("error"))
                .isEqualTo(TestingServer.json(
                        "{\"type\":\"%s\",\"message\":\"%s\"}".formatted(type, message.replace("\"", "\\\""))));
        assertThat(response.headers().allValues("Request-Id"))
                .isEqualTo(response.headers().allValues("X-Request-Id"))
                .containsExactly(body.get("request_id").asString());
    }

    private static String body(String fields) {
        return "{%s 'max_tokens': 5, 'messages': [{'role': 'user', 'content': 'Hello'}]}".formatted(fields);
    }

    private static String plain(String json) {
        return json.replace('"', '\'');
    }

    private static TestingAnswer ended(FinishReason reason, Optional<StopMatch> stop) {
        return TestingAnswer.of(
                new Started("p", List.of(1, 2, 3, 4, 5)),
                new Token(0, 7, "a", Optional.empty()),
                new ChoiceFinished(0, "<", reason, stop),
                new Finished(new Usage(5, 3, 1, Map.of(), Duration.ZERO, Duration.ZERO, Duration.ZERO)));
    }
}
