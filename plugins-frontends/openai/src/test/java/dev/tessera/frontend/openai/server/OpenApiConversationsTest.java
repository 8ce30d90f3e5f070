package dev.tessera.frontend.openai.server;

import static dev.tessera.spi.error.StandardErrors.BACKEND_FAILED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tessera.frontend.openai.chat.WellFormedBody;
import dev.tessera.frontend.openai.error.HttpError;
import dev.tessera.frontend.openai.messages.MessagesError;
import dev.tessera.spi.error.TesseraException;
import dev.tessera.testkit.generation.TestingAnswer;
import dev.tessera.testkit.generation.TestingInferenceService;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What {@link OpenApiSchemasTest} says of completions, of the other endpoints for conversations. */
final class OpenApiConversationsTest {
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
        assertThat(document.problems("ResponseRequest", tree(MalformedMessagesTest.RESPONSES)))
                .isEmpty();
        assertThat(document.problems("MessageRequest", tree(MalformedMessagesTest.MESSAGES)))
                .isEmpty();
        assertThat(document.problems("CountTokensRequest", tree(MalformedMessagesTest.MESSAGES)))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "/v1/responses | ResponseRequest | {'input': []}",
                "/v1/responses | ResponseRequest | {'input': [{'role': 'tool', 'content': 'a'}]}",
                "/v1/responses | ResponseRequest | {'input': [{'role': 'user', 'content': [{'type': 'input_file'}]}]}",
                "/v1/responses | ResponseRequest | {'input': [{'type': 'reasoning', 'role': 'user', 'content': 'a'}]}",
                "/v1/responses | ResponseRequest | {'input': [{'type': 'function_call', 'role': 'user', 'content': 'a'}]}",
                "/v1/responses | ResponseRequest | {'input': 'a', 'reasoning': {'effort': 'huge'}}",
                "/v1/responses | ResponseRequest | {'input': 'a', 'reasoning': {'summary': 'auto'}}",
                "/v1/responses | ResponseRequest | {'input': [{'role': 'user', 'content': [{'type': 'input_text'}]}]}",
                "/v1/responses | ResponseRequest | {'input': 'a', 'max_output_tokens': 0}",
                "/v1/responses | ResponseRequest | {'input': 'a', 'temperature': 101}",
                "/v1/responses | ResponseRequest | {'input': 'a', 'include': ['b']}",
                "/v1/responses | ResponseRequest | {'input': 'a', 'tools': [{'type': 'web_search'}]}",
                "/v1/responses | ResponseRequest | {'input': 'a', 'tool_choice': 'required'}",
                "/v1/responses | ResponseRequest | {'input': 'a', 'previous_response_id': 'resp_b'}",
                "/v1/responses | ResponseRequest | {'input': 'a', 'text': {'format': {'type': 'json_object'}}}",
                "/v1/responses | ResponseRequest | {'input': 'a', 'metadata': {'b': 1}}",
                "/v1/responses | ResponseRequest | {'input': 'a', 'background': true}",
                "/v1/messages | MessageRequest | {%s}",
                "/v1/messages | MessageRequest | {'max_tokens': 0, %s}",
                "/v1/messages | MessageRequest | {'max_tokens': 5, 'messages': []}",
                "/v1/messages | MessageRequest | {'max_tokens': 5, 'messages': [{'role': 'tool', 'content': 'a'}]}",
                "/v1/messages | MessageRequest | {'max_tokens': 5, 'messages': [{'role': 'user', 'content': [{'type': 'text'}]}]}",
                "/v1/messages | MessageRequest | {'max_tokens': 5, 'messages': [{'role': 'assistant', 'content': ["
                        + "{'type': 'tool_use', 'id': '', 'name': 'a', 'input': {}}]}]}",
                "/v1/messages | MessageRequest | {'max_tokens': 5, 'messages': [{'role': 'assistant', 'content': ["
                        + "{'type': 'redacted_thinking'}]}]}",
                "/v1/messages | MessageRequest | {'max_tokens': 5, 'top_p': 0, %s}",
                "/v1/messages | MessageRequest | {'max_tokens': 5, 'stop_sequences': 'a', %s}",
                "/v1/messages | MessageRequest | {'max_tokens': 5, 'tools': [{'type': 'bash_20250124', 'name': 'a'}], %s}",
                "/v1/messages | MessageRequest | {'max_tokens': 5, 'thinking': {'type': 'enabled'}, %s}",
                "/v1/messages | MessageRequest | {'max_tokens': 5, 'system': 1, %s}",
                "/v1/messages/count_tokens | CountTokensRequest | {'tool_choice': {'type': 'any'}, %s}",
            })
    void refusesWhatTheServerRefuses(String path, String schema, String body) {
        String text = body.formatted(MESSAGES);

        assertThat(document.problems(schema, TestingServer.json(text.replace('\'', '"'))))
                .isNotEmpty();
        assertThat(server.send(server.post(path, text)).statusCode()).isEqualTo(400);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "/v1/responses | Response | {'input': 'a'}",
                "/v1/responses | Response | {'input': 'a', 'include': ['message.output_text.logprobs'], 'top_logprobs': 1,"
                        + " 'metadata': {'b': 'c'}, 'instructions': 'd', 'max_output_tokens': 5, 'top_p': 0.5, 'user': 'e'}",
                "/v1/responses | Response | {'input': 'a', 'tools': [{'type': 'function', 'name': 'b', 'strict': null}]}",
                "/v1/responses | Error | {'input': 5}",
                "/v1/messages | AssistantMessage | {'max_tokens': 5, %s}",
                "/v1/messages | MessageError | {'max_tokens': 0}",
                "/v1/messages/count_tokens | TokenCount | {%s}",
                "/v1/messages/count_tokens | MessageError | {}",
            })
    void describesWhatIsAnswered(String path, String schema, String body) {
        JsonNode answer = TestingServer.json(server.send(server.post(path, body.formatted(MESSAGES))));

        assertThat(document.problems(schema, answer)).as(answer.toString()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "/v1/responses | ResponseEvent | {'stream': true, 'input': 'a', 'include': ['message.output_text.logprobs']}",
                "/v1/messages | MessageEvent | {'stream': true, 'max_tokens': 5, %s}",
            })
    void describesWhatIsStreamed(String path, String schema, String body) {
        assertDescribed(schema, server.events(path, body.formatted(MESSAGES)));

        TesseraException failure = new TesseraException(BACKEND_FAILED, "the step failed");
        try (TestingServer failing =
                TestingServer.start(TestingServer.engine(request -> TestingAnswer.failing(failure, "a")))) {
            assertDescribed(schema, failing.events(path, body.formatted(MESSAGES)));
        }
    }

    private void assertDescribed(String schema, List<String> events) {
        assertThat(events)
                .hasSizeGreaterThan(3)
                .allSatisfy(event -> assertThat(document.problems(schema, TestingServer.json(event)))
                        .as(event)
                        .isEmpty());
    }

    @Test
    void knowsAllErrorsOfMessages() {
        assertThat(document.document()
                        .at("/components/schemas/MessageError/properties/error/properties/type/enum")
                        .valueStream()
                        .map(JsonNode::asString))
                .containsExactlyElementsOf(Arrays.stream(HttpError.values())
                        .map(error -> MessagesError.of(error, "", Optional.empty(), "r")
                                .error()
                                .type())
                        .distinct()
                        .toList());
    }

    private static JsonNode tree(String body) {
        return JsonMapper.shared().valueToTree(WellFormedBody.tree(body));
    }
}
