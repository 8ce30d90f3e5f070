package dev.tessera.frontend.openai.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tessera.frontend.openai.chat.BodyMutator;
import dev.tessera.frontend.openai.chat.WellFormedBody;
import dev.tessera.frontend.openai.config.RequestLimits;
import dev.tessera.frontend.openai.config.TestingConfigs;
import dev.tessera.spi.config.DataSize;
import dev.tessera.testkit.generation.TestingAnswer;
import dev.tessera.testkit.generation.TestingInferenceService;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What {@link MalformedBodiesTest} says of chat completions, of the other endpoints for conversations. */
final class MalformedMessagesTest {
    private static final int BODIES = 500;

    static final String RESPONSES = """
            {'model': 'demo', 'instructions': 'Be terse.', 'max_output_tokens': 5, 'temperature': 0.5, 'top_p': 0.9,
             'top_k': -1, 'seed': 42, 'stop': ['a', 'b'], 'store': false, 'previous_response_id': null, 'user': 'me',
             'metadata': {'a': 'b'}, 'include': ['message.output_text.logprobs'], 'top_logprobs': 2, 'tools': [],
             'tool_choice': 'auto', 'text': {'format': {'type': 'text'}}, 'reasoning': {'effort': 'low'}, 'stream': false,
             'chat_template_kwargs': {'add_vision_id': true}, 'mm_processor_kwargs': {'min_pixels': 3136},
             'input': [
                {'role': 'developer', 'content': 'a'}, {'type': 'reasoning', 'id': 'rs_1', 'summary': []},
                {'type': 'message', 'role': 'user', 'content': [{'type': 'input_text', 'text': 'b'},
                    {'type': 'input_image', 'image_url': 'http://host/c', 'detail': 'high'},
                    {'type': 'input_image', 'image_url': 'http://host/c', 'uuid': 'd'}]},
                {'type': 'message', 'id': 'msg_1', 'status': 'incomplete', 'role': 'assistant',
                    'content': [{'type': 'output_text', 'text': 'e', 'annotations': []}]}]}
            """;

    static final String MESSAGES = """
            {'model': 'demo', 'max_tokens': 5, 'temperature': 0.5, 'top_p': 0.9, 'top_k': 3, 'stream': false,
             'stop_sequences': ['a', 'b'], 'metadata': {'user_id': 'me'}, 'tools': [], 'tool_choice': {'type': 'auto'},
             'thinking': {'type': 'disabled'}, 'system': [{'type': 'text', 'text': 'Be terse.'}],
             'messages': [
                {'role': 'user', 'content': [{'type': 'text', 'text': 'a', 'cache_control': {'type': 'ephemeral'}},
                    {'type': 'image', 'source': {'type': 'base64', 'media_type': 'image/png', 'data': 'AAAA'}},
                    {'type': 'image', 'source': {'type': 'url', 'url': 'http://host/b'}, 'uuid': 'b'}]},
                {'role': 'assistant', 'content': [{'type': 'thinking', 'thinking': 'Hm.'},
                    {'type': 'tool_use', 'id': 't1', 'name': 'look', 'input': {'at': 'b'}}]},
                {'role': 'user', 'content': [{'type': 'tool_result', 'tool_use_id': 't1', 'content': [
                    {'type': 'text', 'text': 'c'}, {'type': 'image', 'source': {'type': 'url', 'url': 'http://host/d'}}]}]},
                {'role': 'assistant', 'content': 'I see'}]}
            """;

    @ParameterizedTest
    @CsvSource({"/v1/responses, BadRequestError", "/v1/messages, invalid_request_error"})
    void areRefusedInTheFormOfTheRoute(String path, String badRequest) {
        String wellFormed = path.endsWith("responses") ? RESPONSES : MESSAGES;
        Map<String, Object> tree = WellFormedBody.tree(wellFormed);
        BodyMutator mutator = new BodyMutator(new SplittableRandom(20_261_126));
        RequestLimits limits = new RequestLimits(new DataSize(6000), 500, 100, 20, 400, 30, 50, 4, 4);
        TestingInferenceService engine = TestingServer.engine(request -> TestingAnswer.tokens("Hi"));
        try (TestingServer server = TestingServer.start(engine, limits, TestingConfigs.server())) {
            assertThat(server.send(server.post(path, wellFormed)).statusCode()).isEqualTo(200);
            int badRequests = 0;
            for (int i = 0; i < BODIES; i++) {
                HttpResponse<String> response = server.send(server.request(path)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofByteArray(mutator.mutate(tree))));

                if (response.statusCode() == 400) {
                    badRequests++;
                    assertThat(TestingServer.json(response).at("/error/type").asString())
                            .isEqualTo(badRequest);
                } else {
                    assertThat(response.statusCode()).as(response.body()).isIn(200, 404, 413);
                }
            }

            assertThat(badRequests).isBetween(BODIES / 4, BODIES - BODIES / 20);
            assertThat(engine.openStreams()).isZero();
            assertThat(server.send(server.request("/health")).statusCode()).isEqualTo(200);
        }
    }
}
