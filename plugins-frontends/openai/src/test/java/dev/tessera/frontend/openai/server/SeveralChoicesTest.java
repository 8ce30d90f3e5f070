package dev.tessera.frontend.openai.server;

import static dev.tessera.spi.error.StandardErrors.BACKEND_FAILED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tessera.frontend.openai.config.TestingConfigs;
import dev.tessera.spi.error.TesseraException;
import dev.tessera.spi.generation.BeamSearch;
import dev.tessera.spi.generation.GenerationRequest;
import dev.tessera.spi.generation.Prompt;
import dev.tessera.testkit.generation.TestingAnswer;
import dev.tessera.testkit.generation.TestingInferenceService;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Requests with several answers, or for several prompts. */
@Timeout(60)
final class SeveralChoicesTest {
    private static final String CHAT = "/v1/chat/completions";
    private static final String COMPLETIONS = "/v1/completions";
    private static final String FIELDS = "'n': 2, 'return_token_ids': true, 'return_tokens_as_token_ids': true,";
    private static final String MESSAGES = "'messages': [{'role': 'user', 'content': 'Hello'}]";

    private final TestingInferenceService engine = TestingServer.engine(SeveralChoicesTest::answer);
    private final TestingServer server = TestingServer.start(engine);

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void haveTokensOfTheirOwnInAChat() {
        JsonNode answer = server.chat("{%s %s, 'logprobs': true, 'top_logprobs': 1}".formatted(FIELDS, MESSAGES));

        assertThat(answer.get("choices")).hasSize(2);
        for (int choice = 0; choice < 2; choice++) {
            JsonNode written = answer.get("choices").get(choice);
            assertThat(written.get("index").asInt()).isEqualTo(choice);
            assertThat(written.at("/message/content").asString()).isEqualTo("p0c" + choice);
            assertThat(written.get("token_ids").toString()).isEqualTo("[%d]".formatted(choice));
            assertThat(written.at("/logprobs/content/0").toString().replace('"', '\''))
                    .isEqualTo("{'token':'token_id:%1$d','logprob':-1.0,'bytes':[112,48,99,%2$d],"
                                    .formatted(choice, '0' + choice)
                            + "'top_logprobs':[{'token':'token_id:9','logprob':-0.5,'bytes':[104,105]}]}");
        }
        assertThat(answer.get("prompt_token_ids").toString()).isEqualTo("[0,0]");
    }

    @Test
    void haveTokensOfTheirOwnInAChatThatIsStreamed() {
        List<JsonNode> chunks = chunks(
                CHAT, "{%s %s, 'logprobs': true, 'top_logprobs': 1, 'stream': true}".formatted(FIELDS, MESSAGES));

        assertThat(chunks.getFirst().get("prompt_token_ids").toString()).isEqualTo("[0,0]");
        assertThat(text(chunks, "/delta/content")).isEqualTo(Map.of(0, "p0c0", 1, "p0c1"));
        assertThat(text(chunks, "/token_ids/0")).isEqualTo(Map.of(0, "0", 1, "1"));
        assertThat(text(chunks, "/logprobs/content/0/token")).isEqualTo(Map.of(0, "token_id:0", 1, "token_id:1"));
        assertThat(text(chunks, "/finish_reason")).isEqualTo(Map.of(0, "stop", 1, "stop"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"'prompt': ['a', 'b', 'c']", "'prompt': [[0], [1], [2]]"})
    void areNumberedByPrompt(String prompts) {
        JsonNode answer = post("{%s %s, 'logprobs': 1, 'prompt_logprobs': 0}".formatted(FIELDS, prompts));

        assertThat(answer.get("choices")).hasSize(6);
        for (int index = 0; index < 6; index++) {
            JsonNode choice = answer.get("choices").get(index);
            assertThat(choice.get("index").asInt()).isEqualTo(index);
            assertThat(choice.get("text").asString()).isEqualTo("p%dc%d".formatted(index / 2, index % 2));
            assertThat(choice.get("token_ids").toString()).isEqualTo("[%d]".formatted(index % 2));
            assertThat(choice.get("prompt_token_ids").toString()).isEqualTo("[%1$d,%1$d]".formatted(index / 2));
            assertThat(choice.get("prompt_logprobs").toString().replace('"', '\''))
                    .isEqualTo(
                            "[null,{'%1$d':{'logprob':-1.0,'rank':2,'decoded_token':'p%1$d'}}]".formatted(index / 2));
            assertThat(choice.get("logprobs").toString().replace('"', '\''))
                    .isEqualTo("{'text_offset':[0],'token_logprobs':[-1.0],'tokens':['token_id:%1$d'],"
                                    .formatted(index % 2)
                            + "'top_logprobs':[{'token_id:9':-0.5,'token_id:%1$d':-1.0}]}".formatted(index % 2));
        }
        assertThat(answer.at("/usage/prompt_tokens").asInt()).isEqualTo(6);
        assertThat(answer.at("/usage/completion_tokens").asInt()).isEqualTo(6);
    }

    @Test
    void areNumberedByPromptWhereTheyAreStreamed() {
        List<JsonNode> chunks = chunks(
                COMPLETIONS,
                "{%s 'prompt': ['a', 'b'], 'stream': true, 'stream_options': {'include_usage': true}}"
                        .formatted(FIELDS));

        assertThat(text(chunks, "/text")).isEqualTo(Map.of(0, "p0c0", 1, "p0c1", 2, "p1c0", 3, "p1c1"));
        assertThat(text(chunks, "/prompt_token_ids/1")).isEqualTo(Map.of(0, "0", 1, "0", 2, "1", 3, "1"));
        assertThat(text(chunks, "/token_ids/0")).isEqualTo(Map.of(0, "0", 1, "1", 2, "0", 3, "1"));
        assertThat(chunks.getLast().at("/usage/total_tokens").asInt()).isEqualTo(8);
        assertThat(engine.openStreams()).isZero();
    }

    @Test
    void countTheTokensOfTheirOwnPromptInAStream() {
        List<JsonNode> chunks = chunks(
                COMPLETIONS,
                "{'prompt': ['a', 'b'], 'n': 2, 'stream': true,"
                        + " 'stream_options': {'include_usage': true, 'continuous_usage_stats': true}}");

        assertThat(chunks.stream().map(chunk -> chunk.at("/usage/total_tokens").asInt()))
                .containsExactly(3, 3, 3, 3, 8);
    }

    @Test
    void repeatTheirOwnPromptsInAStream() {
        List<JsonNode> chunks = chunks(
                COMPLETIONS,
                "{'prompt': ['a', 'b'], 'echo': true, 'logprobs': 0, 'return_token_ids': true, 'stream': true}");

        assertThat(text(chunks, "/prompt_token_ids/1")).isEqualTo(Map.of(0, "0", 1, "1"));
        assertThat(text(chunks, "/logprobs/tokens/1")).isEqualTo(Map.of(0, "p0", 1, "p1"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"false", "true"})
    void failTogether(String streamed) {
        HttpResponse<String> response = server.send(
                server.post(COMPLETIONS, "{'prompt': ['a', 'fail', 'c'], 'stream': %s}".formatted(streamed)));

        assertThat(response.body()).contains("\"message\":\"the step failed\"");
        assertThat(engine.openStreams()).isZero();
    }

    @Test
    void areFoundByASearchWhereTheRequestSaysSo() {
        server.chat("{'n': 2, 'use_beam_search': true, 'length_penalty': 0.5, %s}".formatted(MESSAGES));

        assertThat(engine.requests().getLast().sampling().beamSearch()).contains(new BeamSearch(2, 0.5));
    }

    @Test
    void areLimited() {
        try (TestingServer tight = TestingServer.start(engine, TestingConfigs.tight(), TestingConfigs.server())) {
            HttpResponse<String> response = tight.send(tight.post(COMPLETIONS, "{'prompt': ['a', 'b', 'c', 'd']}"));

            assertThat(response.statusCode()).isEqualTo(400);
            assertThat(response.body()).contains("prompt has 4 prompts, but at most 3 are allowed");
        }
    }

    @Test
    void areTokenizedOnePromptAtATime() {
        HttpResponse<String> response = server.send(server.post("/tokenize", "{'prompt': ['a', 'b']}"));

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.body()).contains("prompt has 2 prompts, but must be one by itself here");
    }

    /** An answer that tells which prompt it is for, from the text or token that the prompt begins with. */
    private static TestingAnswer answer(GenerationRequest request) {
        int prompt = switch (request.prompt()) {
            case Prompt.Text text -> text.text().charAt(0) - 'a';
            case Prompt.Tokens tokens -> tokens.tokenIds().getFirst();
            case Prompt.Chat _, Prompt.Embeddings _ -> 0;
        };
        return prompt == 'f' - 'a'
                ? TestingAnswer.failing(new TesseraException(BACKEND_FAILED, "the step failed"))
                : Answers.toPrompt(prompt, request.sampling());
    }

    private JsonNode post(String body) {
        return TestingServer.json(server.send(server.post(COMPLETIONS, body)));
    }

    private List<JsonNode> chunks(String path, String body) {
        List<JsonNode> chunks = new ArrayList<>();
        for (String event : server.events(path, body)) {
            if (!event.equals("[DONE]")) {
                chunks.add(TestingServer.json(event));
            }
        }
        return chunks;
    }

    /** What chunks add at a place of their choices, for each choice. */
    private static Map<Integer, String> text(List<JsonNode> chunks, String place) {
        Map<Integer, String> texts = new TreeMap<>();
        chunks.stream()
                .flatMap(chunk -> Stream.of(chunk.at("/choices/0")))
                .filter(choice ->
                        choice.at(place).isValueNode() && !choice.at(place).isNull())
                .forEach(choice -> texts.merge(
                        choice.get("index").asInt(), choice.at(place).asString(), String::concat));
        return texts;
    }
}
