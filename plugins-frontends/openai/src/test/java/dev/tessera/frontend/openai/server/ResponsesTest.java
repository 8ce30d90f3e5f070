package dev.tessera.frontend.openai.server;

import static dev.tessera.spi.error.StandardErrors.BACKEND_FAILED;
import static dev.tessera.spi.error.StandardErrors.PROMPT_TOO_LONG;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tessera.spi.error.TesseraException;
import dev.tessera.spi.generation.FinishReason;
import dev.tessera.spi.generation.GenerationEvent.ChoiceFinished;
import dev.tessera.spi.generation.GenerationEvent.Finished;
import dev.tessera.spi.generation.GenerationEvent.Started;
import dev.tessera.spi.generation.GenerationEvent.Token;
import dev.tessera.spi.generation.TokenLogprobs;
import dev.tessera.spi.generation.TokenLogprobs.Candidate;
import dev.tessera.spi.generation.Usage;
import dev.tessera.testkit.generation.TestingAnswer;
import dev.tessera.testkit.generation.TestingInferenceService;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** {@code POST /v1/responses}. */
final class ResponsesTest {
    private static final String RESPONSES = "/v1/responses";

    private TestingAnswer answer = TestingAnswer.tokens("It ", "is.");
    private final TestingInferenceService engine = TestingServer.engine(request -> answer);
    private final TestingServer server = TestingServer.start(engine);

    @AfterEach
    void close() {
        server.close();
        assertThat(engine.openStreams()).isZero();
    }

    @Test
    void areAnsweredInOnePiece() {
        HttpResponse<String> response = server.send(server.post(RESPONSES, body("")));

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("X-Request-Id")).contains("r");
        assertThat(plain(response.body()))
                .isEqualTo(response("completed", "[%s]".formatted(message("completed", "It is.")), usage()));
    }

    @Test
    void repeatWhatTheyWereAskedWith() {
        JsonNode response = post("""
                'instructions': 'Be terse.', 'max_output_tokens': 9, 'temperature': 0.5, 'top_p': 0.25, 'user': 'me',
                'metadata': {'Some': 'thing'}, 'tool_choice': 'none', 'parallel_tool_calls': false,
                'tools': [{'type': 'function', 'name': 'look', 'description': null}],
                'store': true, 'previous_response_id': null,
                """);

        assertThat(response.get("instructions").asString()).isEqualTo("Be terse.");
        assertThat(response.get("max_output_tokens").asInt()).isEqualTo(9);
        assertThat(response.get("temperature").asDouble()).isEqualTo(0.5);
        assertThat(response.get("top_p").asDouble()).isEqualTo(0.25);
        assertThat(response.get("user").asString()).isEqualTo("me");
        assertThat(response.get("metadata").toString()).isEqualTo("{\"Some\":\"thing\"}");
        assertThat(response.get("tool_choice").asString()).isEqualTo("none");
        assertThat(response.get("tools").toString())
                .isEqualTo("[{\"type\":\"function\",\"name\":\"look\",\"description\":null}]");
        assertThat(response.get("parallel_tool_calls").asBoolean()).isFalse();
        assertThat(response.get("store").asBoolean()).isFalse();
    }

    @Test
    void areIncompleteWhereTheirTokensWereUsedUp() {
        answer = cutOff();

        JsonNode response = post("");

        assertThat(response.get("status").asString()).isEqualTo("incomplete");
        assertThat(response.at("/incomplete_details/reason").asString()).isEqualTo("max_output_tokens");
        assertThat(response.at("/output/0/status").asString()).isEqualTo("incomplete");
        assertThat(response.at("/usage").toString())
                .isEqualTo(
                        "{\"input_tokens\":5,\"input_tokens_details\":{\"cache_write_tokens\":0,\"cached_tokens\":3},"
                                + "\"output_tokens\":1,\"output_tokens_details\":{\"reasoning_tokens\":0},\"total_tokens\":6}");
    }

    @Test
    void areSentAsTheyCome() {
        String text =
                server.send(server.post(RESPONSES, body("'stream': true,"))).body();

        String begun = response("in_progress", "[]", "null");
        String place = "'item_id':'msg_r','output_index':0,'content_index':0,";
        assertThat(plain(text))
                .isEqualTo(event("response.created", 0, "'response':" + begun)
                        + event("response.in_progress", 1, "'response':" + begun)
                        + event(
                                "response.output_item.added",
                                2,
                                "'output_index':0,'item':{'id':'msg_r','type':'message','status':'in_progress',"
                                        + "'content':[],'role':'assistant'}")
                        + event("response.content_part.added", 3, place + "'part':" + part(""))
                        + event("response.output_text.delta", 4, place + "'delta':'It ','logprobs':[]")
                        + event("response.output_text.delta", 5, place + "'delta':'is.','logprobs':[]")
                        + event("response.output_text.done", 6, place + "'text':'It is.','logprobs':[]")
                        + event("response.content_part.done", 7, place + "'part':" + part("It is."))
                        + event(
                                "response.output_item.done",
                                8,
                                "'output_index':0,'item':" + message("completed", "It is."))
                        + event(
                                "response.completed",
                                9,
                                "'response':"
                                        + response(
                                                "completed",
                                                "[%s]".formatted(message("completed", "It is.")),
                                                usage())));
    }

    @Test
    void sayInAStreamThatTheyAreIncompleteAndWhatWasHeldBack() {
        answer = cutOff();

        List<JsonNode> events = stream("");

        assertThat(types(events))
                .containsExactly(
                        "response.created",
                        "response.in_progress",
                        "response.output_item.added",
                        "response.content_part.added",
                        "response.output_text.delta",
                        "response.output_text.delta",
                        "response.output_text.done",
                        "response.content_part.done",
                        "response.output_item.done",
                        "response.incomplete");
        assertThat(events.get(5).get("delta").asString()).isEqualTo("<");
        assertThat(events.get(6).get("text").asString()).isEqualTo("a<");
        assertThat(events.getLast().at("/response/incomplete_details/reason").asString())
                .isEqualTo("max_output_tokens");
    }

    @Test
    void haveLogprobsWhereTheseAreIncluded() {
        TokenLogprobs logprobs = new TokenLogprobs(new Candidate(7, "a", -0.5), List.of(new Candidate(7, "a", -0.5)));
        answer = TestingAnswer.of(
                new Started("p", List.of(1)),
                new Token(0, 7, "", Optional.of(logprobs)),
                new Token(0, 7, "aa", Optional.of(logprobs)),
                new Token(0, 7, "", Optional.of(logprobs)),
                new ChoiceFinished(0, "", FinishReason.STOP, Optional.empty()),
                new Finished(usage(1, 0, 3)));
        String fields = "'include': ['message.output_text.logprobs'], 'top_logprobs': 1,";
        String one = "{\"token\":\"a\",\"logprob\":-0.5,\"bytes\":[97],"
                + "\"top_logprobs\":[{\"token\":\"a\",\"logprob\":-0.5,\"bytes\":[97]}]}";

        List<JsonNode> events = stream(fields);

        assertThat(events.get(4).get("logprobs").toString()).isEqualTo("[%1$s,%1$s]".formatted(one));
        assertThat(events.get(5).get("logprobs")).hasSize(3);
        assertThat(post(fields).at("/output/0/content/0/logprobs").toString())
                .isEqualTo("[%1$s,%1$s,%1$s]".formatted(one));
        assertThat(engine.requests().getLast().sampling().logprobs()).contains(1);
    }

    @Test
    void failInMidStreamAsAResponseThatFailed() {
        answer = TestingAnswer.failing(new TesseraException(BACKEND_FAILED, "the step failed"), "a");

        List<JsonNode> events = stream("");

        assertThat(types(events)).endsWith("response.output_text.delta", "response.failed");
        JsonNode last = events.getLast();
        assertThat(last.get("sequence_number").asInt()).isEqualTo(5);
        assertThat(last.at("/response/status").asString()).isEqualTo("failed");
        assertThat(last.at("/response/error").toString())
                .isEqualTo("{\"code\":\"server_error\",\"message\":\"the step failed\"}");
    }

    @Test
    void areRefusedInOpenAisForm() {
        HttpResponse<String> refused = server.send(server.post(RESPONSES, body("'previous_response_id': 'resp_1',")));

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body())
                .isEqualTo("{\"error\":{\"message\":\"previous_response_id is given, but responses are not stored"
                        + " (parameter=previous_response_id)\","
                        + "\"type\":\"BadRequestError\",\"param\":\"previous_response_id\",\"code\":400}}");
    }

    @Test
    void failWithAStatusWhereTheEngineRefusesThem() {
        TestingInferenceService refusing = TestingServer.engine(request -> {
            throw new TesseraException(PROMPT_TOO_LONG, "'max_tokens' or 'max_completion_tokens' is too large: 9999.")
                    .withParameter("max_tokens");
        });
        try (TestingServer other = TestingServer.start(refusing)) {
            for (String stream : List.of("", "'stream': true,")) {
                HttpResponse<String> refused = other.send(other.post(RESPONSES, body(stream)));
                assertThat(refused.statusCode()).isEqualTo(400);
                assertThat(TestingServer.json(refused).at("/error/message").asString())
                        .isEqualTo("max_output_tokens is too large: 9999. (parameter=max_output_tokens)");
            }
        }
    }

    private JsonNode post(String fields) {
        HttpResponse<String> response = server.send(server.post(RESPONSES, body(fields)));
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return TestingServer.json(response);
    }

    private List<JsonNode> stream(String fields) {
        return server.events(RESPONSES, body("'stream': true," + fields)).stream()
                .map(TestingServer::json)
                .toList();
    }

    private static List<String> types(List<JsonNode> events) {
        return events.stream().map(event -> event.get("type").asString()).toList();
    }

    private static String body(String fields) {
        return "{%s 'request_id': 'r', 'input': 'Hello'}".formatted(fields);
    }

    private static String event(String type, int number, String rest) {
        return "event: %1$s\ndata: {'type':'%1$s','sequence_number':%2$d,%3$s}\n\n".formatted(type, number, rest);
    }

    private static String response(String status, String output, String usage) {
        return "{'id':'resp_r','object':'response','created_at':1,'status':'%s','background':false,".formatted(status)
                + "'error':null,'incomplete_details':null,'instructions':null,'max_output_tokens':null,'model':'demo',"
                + "'output':%s,'parallel_tool_calls':true,'previous_response_id':null,'store':false,".formatted(output)
                + "'temperature':null,'text':{'format':{'type':'text'}},'tool_choice':'auto','tools':[],"
                + "'top_logprobs':0,'top_p':null,'truncation':'disabled',"
                + "'usage':%s,'user':null,'metadata':{}}".formatted(usage);
    }

    private static String message(String status, String text) {
        return "{'id':'msg_r','type':'message','status':'%s','content':[%s],'role':'assistant'}"
                .formatted(status, part(text));
    }

    private static String part(String text) {
        return "{'type':'output_text','annotations':[],'logprobs':[],'text':'%s'}".formatted(text);
    }

    private static String usage() {
        return "{'input_tokens':2,'input_tokens_details':{'cache_write_tokens':0,'cached_tokens':0},'output_tokens':2,"
                + "'output_tokens_details':{'reasoning_tokens':0},'total_tokens':4}";
    }

    /** With apostrophes for quotation marks, and a fixed time. */
    private static String plain(String json) {
        return json.replace('"', '\'').replaceAll("'created_at':\\d+", "'created_at':1");
    }

    private static TestingAnswer cutOff() {
        return TestingAnswer.of(
                new Started("p", List.of(1, 2, 3, 4, 5)),
                new Token(0, 7, "a", Optional.empty()),
                new ChoiceFinished(0, "<", FinishReason.LENGTH, Optional.empty()),
                new Finished(usage(5, 3, 1)));
    }

    private static Usage usage(int promptTokens, int cachedTokens, int completionTokens) {
        return new Usage(
                promptTokens, cachedTokens, completionTokens, Map.of(), Duration.ZERO, Duration.ZERO, Duration.ZERO);
    }
}
