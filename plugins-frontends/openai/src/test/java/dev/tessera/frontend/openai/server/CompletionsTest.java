package dev.tessera.frontend.openai.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tessera.frontend.openai.version.PluginVersion;
import dev.tessera.spi.generation.FinishReason;
import dev.tessera.spi.generation.GenerationEvent.ChoiceFinished;
import dev.tessera.spi.generation.GenerationEvent.Finished;
import dev.tessera.spi.generation.GenerationEvent.PromptLogprobs;
import dev.tessera.spi.generation.GenerationEvent.Started;
import dev.tessera.spi.generation.GenerationEvent.Token;
import dev.tessera.spi.generation.GenerationRequest;
import dev.tessera.spi.generation.Prompt;
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

/** {@code /v1/completions}, {@code /tokenize} and {@code /detokenize}. */
final class CompletionsTest {
    private static final String COMPLETIONS = "/v1/completions";

    private TestingAnswer answer = TestingAnswer.tokens("It ", "is.");
    private final TestingInferenceService engine = TestingServer.engine(request -> answer);
    private final TestingServer server = TestingServer.start(engine);

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void answerInOnePiece() {
        assertThat(post("{'prompt': 'Say', 'request_id': 'r'}"))
                .isEqualTo("{'id':'cmpl-r','object':'text_completion','created':1,'model':'demo','choices':[{'index':0,"
                        + "'text':'It is.','logprobs':null,'finish_reason':'stop','stop_reason':null,'prompt_logprobs':null,"
                        + "'token_ids':null,'prompt_token_ids':null}],'system_fingerprint':'"
                        + PluginVersion.FINGERPRINT
                        + "','usage':{'prompt_tokens':2,'total_tokens':4,'completion_tokens':2,"
                        + "'prompt_tokens_details':{'cached_tokens':0}}}");
        GenerationRequest request = engine.requests().getLast();
        assertThat(request.prompt()).isEqualTo(new Prompt.Text("Say", List.of(), true));
        assertThat(request.sampling().maxTokens()).contains(16);
    }

    @Test
    void answerAsTextComes() {
        String body = "{'prompt': 'Say', 'request_id': 'r', 'stream': true, 'stream_options': {'include_usage': true},"
                + " 'return_token_ids': true}";

        List<String> events = server.events(COMPLETIONS, body);

        assertThat(events).hasSize(4);
        assertThat(TestingServer.json(events.getFirst())
                        .get("choices")
                        .toString()
                        .replace('"', '\''))
                .isEqualTo("[{'index':0,'text':'It ','logprobs':null,'finish_reason':null,'stop_reason':null,"
                        + "'token_ids':[0],'prompt_token_ids':[101,102]}]");
        JsonNode last = TestingServer.json(events.get(1));
        assertThat(last.get("choices").toString().replace('"', '\''))
                .isEqualTo("[{'index':0,'text':'is.','logprobs':null,'finish_reason':'stop','stop_reason':null,"
                        + "'token_ids':[1]}]");
        assertThat(events)
                .filteredOn(event -> event.contains("system_fingerprint"))
                .singleElement()
                .isEqualTo(events.get(1));
        assertThat(last.get("system_fingerprint").asString()).isEqualTo(PluginVersion.FINGERPRINT);
        assertThat(TestingServer.json(events.get(2)).at("/usage/total_tokens").asInt())
                .isEqualTo(4);
        assertThat(events.getLast()).isEqualTo("[DONE]");
    }

    @Test
    void reportLogprobsOfTokensAndPrompt() {
        TokenLogprobs logprobs = new TokenLogprobs(
                new Candidate(7, "ab", Double.NEGATIVE_INFINITY), 71, List.of(new Candidate(9, "c", -0.5)));
        answer = TestingAnswer.of(
                new Started("p", List.of(1, 7)),
                new PromptLogprobs(List.of(Optional.empty(), Optional.of(logprobs))),
                new Token(0, 7, "ab", Optional.of(logprobs)),
                new Token(0, 7, "ab", Optional.of(logprobs)),
                new ChoiceFinished(0, "", FinishReason.LENGTH, Optional.empty()),
                new Finished(new Usage(2, 0, 2, Map.of(), Duration.ZERO, Duration.ZERO, Duration.ZERO)));

        assertThat(post("{'prompt': 'Say', 'logprobs': 1, 'prompt_logprobs': 1}"))
                .contains("'logprobs':{'text_offset':[0,2],'token_logprobs':[-9999.0,-9999.0],'tokens':['ab','ab'],"
                        + "'top_logprobs':[{'c':-0.5,'ab':-9999.0},{'c':-0.5,'ab':-9999.0}]}")
                .contains("'prompt_logprobs':[null,{'7':{'logprob':-9999.0,'rank':71,'decoded_token':'ab'},"
                        + "'9':{'logprob':-0.5,'rank':1,'decoded_token':'c'}}]");
        assertThat(engine.requests().getLast().sampling().promptLogprobs()).contains(1);
    }

    @Test
    void reportNothingOfThePromptInAStream() {
        assertThat(server.events(COMPLETIONS, "{'prompt': 'a', 'prompt_logprobs': 0, 'stream': true}"))
                .isNotEmpty()
                .noneSatisfy(event -> assertThat(event).contains("prompt_logprobs"));
        assertThat(engine.requests().getLast().sampling().promptLogprobs()).isEmpty();
    }

    @Test
    void repeatThePromptWhereItIsAskedFor() {
        answer = TestingAnswer.of(
                new Started("", List.of(5, 7)),
                new PromptLogprobs(List.of(Optional.empty(), Optional.of(likely(7, "7")))),
                new Token(0, 8, " 8", Optional.of(likely(8, " 8")), true),
                new ChoiceFinished(0, "", FinishReason.LENGTH, Optional.empty()),
                new Finished(new Usage(2, 0, 1, Map.of(), Duration.ZERO, Duration.ZERO, Duration.ZERO)));

        String logprobs = "'logprobs':{'text_offset':[0,1,2],'token_logprobs':[null,-0.5,-0.5],'tokens':['5','7',' 8'],"
                + "'top_logprobs':[null,{'7':-0.5},{' 8':-0.5}]}";
        assertThat(post("{'prompt': [5, 7], 'echo': true, 'logprobs': 0}"))
                .contains("'text':'5 7 8'", logprobs)
                .contains("'prompt_logprobs':null");
        assertThat(engine.requests().getLast().sampling().promptLogprobs()).contains(0);
        assertThat(post("{'prompt': [5, 7], 'echo': true}")).contains("'text':'5 7 8','logprobs':null");
        List<String> events =
                server.events(COMPLETIONS, "{'prompt': [5, 7], 'echo': true, 'logprobs': 0, 'stream': true}");
        assertThat(events).hasSize(2);
        assertThat(events.getFirst().replace('"', '\''))
                .contains("'text':'5 7 8'", logprobs, "'finish_reason':'length'");
    }

    @Test
    void repeatThePromptAloneWhereNothingElseIsWanted() {
        answer = TestingAnswer.tokens("not asked for");

        assertThat(post("{'prompt': 'Say', 'echo': true, 'max_tokens': 0}"))
                .contains("'text':'prompt','logprobs':null,'finish_reason':'stop'");
        assertThat(engine.requests().getLast().sampling().maxTokens()).contains(1);
        String withIds = "{'prompt': 'Say', 'echo': true, 'max_tokens': 0, 'return_token_ids': true, 'stream': %s}";
        assertThat(post(withIds.formatted(false))).contains("'token_ids':[],'prompt_token_ids':[101,102]");
        assertThat(server.events(COMPLETIONS, withIds.formatted(true)))
                .noneSatisfy(event -> assertThat(event).contains("\"token_ids\":[0"))
                .anySatisfy(event -> assertThat(event).contains("\"token_ids\":[]"));
        assertThat(server.events(COMPLETIONS, "{'prompt': 'Say', 'echo': true, 'max_tokens': 0, 'stream': true}"))
                .noneSatisfy(event -> assertThat(event).contains("not asked for"))
                .anySatisfy(event -> assertThat(event).contains("\"text\":\"prompt\""));
    }

    @Test
    void nameAsManyAlternativesAsEachUseOfThemWants() {
        TokenLogprobs known = new TokenLogprobs(
                new Candidate(7, "7", -3), 9, List.of(new Candidate(8, "8", -1), new Candidate(9, "9", -2)));
        answer = answerWithPrompt("57", known, likely(8, " 8"));
        String body = "{'prompt': 'a', 'echo': true, 'logprobs': %d, 'prompt_logprobs': %d}";

        assertThat(post(body.formatted(1, 2)))
                .contains("'top_logprobs':[null,{'8':-1.0,'7':-3.0},")
                .contains("'9':{'logprob':-2.0,'rank':2,'decoded_token':'9'}");
        assertThat(engine.requests().getLast().sampling().promptLogprobs()).contains(2);
        assertThat(post(body.formatted(2, 0)))
                .contains("'top_logprobs':[null,{'8':-1.0,'9':-2.0,'7':-3.0},")
                .contains("'prompt_logprobs':[null,{'7':{'logprob':-3.0,'rank':9,'decoded_token':'7'}}]");
        assertThat(engine.requests().getLast().sampling().promptLogprobs()).contains(2);
    }

    @Test
    void sayWhereTokensBeginInTheText() {
        // the text has neither the token that begins it nor the special one that was generated
        TokenLogprobs half = new TokenLogprobs(new Candidate(8, "", List.of(0xC3), false, -0.5), List.of());
        TokenLogprobs special = new TokenLogprobs(new Candidate(3, "<end>", List.of(), true, -0.5), List.of());
        answer = TestingAnswer.of(
                new Started("a\u00e9", List.of(5, 7, 8, 9)),
                new PromptLogprobs(List.of(
                        Optional.empty(),
                        Optional.of(likely(7, "a")),
                        Optional.of(half),
                        Optional.of(likely(9, "\u00e9")))),
                new Token(0, 3, "", Optional.of(special)),
                new Token(0, 10, "b", Optional.of(likely(10, "b"))),
                new ChoiceFinished(0, "", FinishReason.LENGTH, Optional.empty()),
                new Finished(new Usage(4, 0, 2, Map.of(), Duration.ZERO, Duration.ZERO, Duration.ZERO)));
        String body = "{'prompt': 'x', 'echo': true, 'logprobs': 0%s}";

        String tokens = "'tokens':['5','a','','\u00e9','<end>','b']";
        assertThat(post(body.formatted(""))).contains("'text':'a\u00e9b'", tokens, "'text_offset':[0,0,1,1,2,2]");
        assertThat(post(body.formatted(", 'skip_special_tokens': false")))
                .contains(tokens, "'text_offset':[0,0,1,1,2,7]");
        assertThat(server.events(COMPLETIONS, body.formatted(", 'stream': true"))
                        .getFirst()
                        .replace('"', '\''))
                .contains("'text':'a\u00e9b'", tokens, "'text_offset':[0,0,1,1,2,2]");
    }

    private static TestingAnswer answerWithPrompt(String prompt, TokenLogprobs second, TokenLogprobs generated) {
        Candidate token = generated.chosen();
        return TestingAnswer.of(
                new Started(prompt, List.of(5, second.chosen().id())),
                new PromptLogprobs(List.of(Optional.empty(), Optional.of(second))),
                new Token(0, token.id(), token.text(), Optional.of(generated)),
                new ChoiceFinished(0, "", FinishReason.LENGTH, Optional.empty()),
                new Finished(new Usage(2, 0, 1, Map.of(), Duration.ZERO, Duration.ZERO, Duration.ZERO)));
    }

    private static TokenLogprobs likely(int id, String text) {
        return new TokenLogprobs(new Candidate(id, text, -0.5), List.of());
    }

    @Test
    void takeASuffixThatIsEmpty() {
        assertThat(server.send(server.post(COMPLETIONS, "{'prompt': 'a', 'suffix': ''}"))
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void sayWhatIsWrongWithThem() {
        HttpResponse<String> response = server.send(server.post(COMPLETIONS, "{'prompt': ['a', 5]}"));

        assertThat(response.statusCode()).isEqualTo(400);
        JsonNode error = TestingServer.json(response).get("error");
        assertThat(error.get("message").asString())
                .isEqualTo("prompt[1] is 5, but must be a string or a list of token ids (parameter=prompt)");
        assertThat(error.get("param").asString()).isEqualTo("prompt");
    }

    @Test
    void tokenizePromptsAndConversations() {
        assertThat(server.send(server.post("/tokenize", "{'prompt': 'a', 'return_token_strs': true}"))
                        .body())
                .isEqualTo(
                        "{\"count\":2,\"max_model_len\":4096,\"tokens\":[101,102],\"token_strs\":[\"\u2581101\",\"\u2581102\"]}");
        assertThat(server.send(server.post("/tokenize", "{'messages': [{'role': 'user', 'content': 'a'}]}"))
                        .body())
                .isEqualTo("{\"count\":2,\"max_model_len\":4096,\"tokens\":[101,102],\"token_strs\":null}");
        assertThat(((Prompt.Chat) engine.requests().getLast().prompt()).addSpecialTokens())
                .isFalse();
        String asked = "{'messages': [{'role': 'user', 'content': 'a'}], 'add_special_tokens': true}";
        assertThat(server.send(server.post("/tokenize", asked)).statusCode()).isEqualTo(200);
        assertThat(((Prompt.Chat) engine.requests().getLast().prompt()).addSpecialTokens())
                .isTrue();
    }

    @Test
    void detokenize() {
        assertThat(server.send(server.post("/detokenize", "{'tokens': [5, 6]}")).body())
                .isEqualTo("{\"prompt\":\"5 6\"}");
    }

    private String post(String body) {
        return server.send(server.post(COMPLETIONS, body))
                .body()
                .replaceFirst("\"created\":\\d+", "\"created\":1")
                .replace('"', '\'');
    }
}
