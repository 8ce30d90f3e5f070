package dev.tessera.frontend.openai.server;

import static dev.tessera.spi.error.StandardErrors.BACKEND_FAILED;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tessera.frontend.openai.chat.WellFormedBody;
import dev.tessera.spi.error.TesseraException;
import dev.tessera.testkit.generation.TestingAnswer;
import dev.tessera.testkit.generation.TestingInferenceService;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Holds the document to what is asked and answered. */
final class OpenApiSchemasTest {
    private static final String FIELDS = "'n': 2, 'return_token_ids': true, 'stop_token_ids': [3],";
    private static final String MESSAGES = "'messages': [{'role': 'user', 'content': 'Hello'}]";

    private final TestingInferenceService engine =
            TestingServer.engine(request -> Answers.toPrompt(0, request.sampling()));
    private final TestingServer server = TestingServer.start(engine);
    private final TestingDocument document = new TestingDocument();

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void describesWhatIsAsked() {
        assertThat(document.problems(
                        "ChatCompletionRequest", JsonMapper.shared().valueToTree(WellFormedBody.tree())))
                .isEmpty();
        assertThat(document.problems("TokenizeRequest", body("{'prompt': [1, 2], 'return_token_strs': true}")))
                .isEmpty();
        assertThat(document.problems("DetokenizeRequest", body("{'tokens': [1, 2]}")))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'type': 'refusal', 'refusal': 'a'}",
                "{'type': 'thinking', 'thinking': null}",
                "{'type': 'text', 'text': 'a', 'cache_control': {'type': 'ephemeral'}}",
                "{'type': 'prompt_embeds', 'data': 'AAAA'}",
                "{'prompt_embeds': 'AAAA'}",
                "{'type': 'tool_reference', 'name': 'a'}",
                "{'tool_reference': 'a'}",
                "{'image_url': 'http://host/a'}",
                "{'video_url': {'url': 'http://host/a'}}",
                "{'type': 'audio_url', 'audio_url': null, 'uuid': 'a'}",
                "{'type': 'image_url', 'image_url': {}, 'uuid': 'a'}",
                "{'type': 'input_audio', 'input_audio': {'data': 'AAAA', 'format': 'wav'}}",
                "{'type': 'input_audio', 'input_audio': null, 'uuid': 5}",
                "{'type': 'image_url', 'image_url': null, 'uuid': true}",
            })
    void describesParts(String part) {
        assertThat(document.problems("ContentPart", body(part))).isEmpty();
        assertThat(chatWith(part).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'type': 'made_up'}",
                "{'type': 'prompt_embeds', 'data': 5}",
                "{'type': 'tool_reference', 'name': ''}",
                "{'type': 'tool_reference', 'name': ['a']}",
                "{'type': 'refusal', 'refusal': 5}",
                "{'image_url': 5}",
                "{'type': 'video_url', 'video_url': {'url': 5}}",
                "{'type': 'input_audio', 'input_audio': 'AAAA'}",
                "{'type': 'input_audio', 'input_audio': {'data': 5, 'format': 'wav'}}",
                "{'type': 'input_audio', 'input_audio': {'data': 'AAAA', 'format': '/'}}",
            })
    void refusesPartsThatTheServerRefuses(String part) {
        assertThat(document.problems("ContentPart", body(part))).isNotEmpty();
        assertThat(chatWith(part).statusCode()).isEqualTo(400);
    }

    @Test
    void knowsAllTypesOfParts() {
        String types = document.document()
                .at("/components/schemas/ContentPart/properties/type/enum")
                .valueStream()
                .filter(JsonNode::isString)
                .map(JsonNode::asString)
                .collect(joining(", "));

        assertThat(chatWith("{'type': 'made_up'}").body())
                .contains("a supported type of content part: %s (".formatted(types));
    }

    private HttpResponse<String> chatWith(String part) {
        return server.send(server.post(
                "/v1/chat/completions", "{'messages': [{'role': 'user', 'content': [%s]}]}".formatted(part)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"'a'", "[1]", "['a', 'b']", "[[1], [2]]"})
    void describesPromptsOfEveryForm(String prompt) {
        String body = "{%s 'prompt': %s, 'best_of': 2}".formatted(FIELDS, prompt);

        assertThat(document.problems("CompletionRequest", body(body))).isEmpty();
        assertThat(server.send(server.post("/v1/completions", body)).statusCode())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"['a', [40]]", "[[40], 'a']", "['a', 40]", "[40, 'a']"})
    void refusesPromptsOfSeveralForms(String prompt) {
        String body = "{'prompt': %s}".formatted(prompt);

        assertThat(document.problems("CompletionRequest", body(body))).isNotEmpty();
        assertThat(server.send(server.post("/v1/completions", body)).statusCode())
                .isEqualTo(400);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'prompt_embeds': 'AAAA' | 200",
                "'prompt_embeds': ['AAAA', 'AAAA'], 'prompt': null | 200",
                "'prompt_embeds': 'AAAA', 'prompt': '' | 200",
                "'prompt_embeds': 'AAAA', 'prompt': [] | 200",
                "'prompt_embeds': [], 'prompt': 'a' | 200",
                "'prompt_embeds': null, 'prompt': [1] | 200",
                "'prompt': '' | 200",
                "'prompt_embeds': 5 | 400",
                "'prompt_embeds': [null] | 400",
                "'prompt_embeds': [] | 400",
                "'prompt_embeds': null | 400",
                "'prompt_embeds': [], 'prompt': [] | 400",
                "'prompt': [] | 400",
                "'prompt': null | 400",
                "'n': 1 | 400",
            })
    void describesPromptsOfEmbeddings(String fields, int status) {
        String body = "{%s}".formatted(fields);

        assertThat(document.problems("CompletionRequest", body(body)).isEmpty()).isEqualTo(status == 200);
        assertThat(document.problems("TokenizeRequest", body(body)).isEmpty()).isEqualTo(status == 200);
        assertThat(server.send(server.post("/v1/completions", body)).statusCode())
                .isEqualTo(status);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'n': 0",
                "'temperature': 101",
                "'top_p': 0",
                "'top_k': -2",
                "'stop': 5",
                "'stop_token_ids': [-1]",
                "'logit_bias': {'1': 101}",
                "'prompt_logprobs': 21",
                "'truncate_prompt_tokens': 0",
                "'truncate_prompt_tokens': -2",
                "'truncation_side': 'middle'",
                "'logprobs': 1",
                "'stream': 'yes'",
                "'request_id': 'a b'",
                "'response_format': {'type': 'json_object'}",
                "'tools': []",
                "'tool_choice': 'required'",
                "'reasoning_effort': 'huge'",
                "'messages': []",
            })
    void refusesWhatTheServerRefuses(String field) {
        String body = "{'messages': [{'role': 'user', 'content': 'Hello'}], %s}".formatted(field);
        String only = field.startsWith("'messages'") ? "{%s}".formatted(field) : body;

        assertThat(document.problems("ChatCompletionRequest", body(only))).isNotEmpty();
        assertThat(server.send(server.post("/v1/chat/completions", only)).statusCode())
                .isEqualTo(400);
    }

    @ParameterizedTest
    @CsvSource({
        "/v1/models, ModelList",
        "/v1/models/demo, Model",
        "/v1/models/nope, Error",
        "/health, Status",
        "/ping, Status",
        "/load, ServerLoad",
        "/ready, Status",
        "/version, ServerVersion",
        "/made/up, Error",
    })
    void describesWhatIsAnsweredToQuestions(String path, String schema) {
        assertThat(document.problems(schema, TestingServer.json(server.send(server.request(path)))))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "/v1/chat/completions | ChatCompletion | {'logprobs': true, 'top_logprobs': 1, 'prompt_logprobs': 0,"
                        + " %s %s}",
                "/v1/chat/completions | ChatCompletion | {'n': 1, %2$s}",
                "/v1/chat/completions | Error | {'n': 0}",
                "/v1/completions | Completion | {'logprobs': 1, 'prompt_logprobs': 0, %s 'prompt': ['a', 'b']}",
                "/v1/completions | Completion | {'prompt': 'a'}",
                "/tokenize | Tokens | {'prompt': 'a', 'return_token_strs': true}",
                "/tokenize | Tokens | {%2$s}",
                "/detokenize | PromptText | {'tokens': [1]}",
            })
    void describesWhatIsAnswered(String path, String schema, String body) {
        JsonNode answer = TestingServer.json(server.send(server.post(path, body.formatted(FIELDS, MESSAGES))));

        assertThat(document.problems(schema, answer)).as(answer.toString()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "/v1/chat/completions | ChatCompletionChunk | {'logprobs': true, %s %s, 'stream': true,"
                        + " 'stream_options': {'include_usage': true, 'continuous_usage_stats': true}}",
                "/v1/completions | CompletionPiece | {'logprobs': 1, %s 'prompt': ['a', 'b'], 'stream': true,"
                        + " 'stream_options': {'include_usage': true}}",
            })
    void describesWhatIsStreamed(String path, String schema, String body) {
        List<String> events = new ArrayList<>(server.events(path, body.formatted(FIELDS, MESSAGES)));

        assertThat(events.removeLast()).isEqualTo("[DONE]");
        assertThat(events)
                .hasSizeGreaterThan(3)
                .allSatisfy(event -> assertThat(document.problems(schema, TestingServer.json(event)))
                        .as(event)
                        .isEmpty());
    }

    @Test
    void describesWhatBreaksAStreamOff() {
        TesseraException failure = new TesseraException(BACKEND_FAILED, "the step failed");
        try (TestingServer failing =
                TestingServer.start(TestingServer.engine(request -> TestingAnswer.failing(failure, "a")))) {
            List<String> events = failing.events("/v1/chat/completions", "{'stream': true, %s}".formatted(MESSAGES));

            assertThat(document.problems("Error", TestingServer.json(events.get(2))))
                    .isEmpty();
            assertThat(document.problems("ChatCompletionChunk", TestingServer.json(events.get(2))))
                    .isNotEmpty();
        }
    }

    private static JsonNode body(String text) {
        return TestingServer.json(text.replace('\'', '"'));
    }
}
