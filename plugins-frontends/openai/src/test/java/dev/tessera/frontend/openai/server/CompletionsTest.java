package dev.tessera.frontend.openai.server;

import static java.util.stream.Collectors.joining;
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
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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
                        + "'text':'It is.','logprobs':null,'finish_reason':'stop','stop_reason':null}],"
                        + "'usage':{'prompt_tokens':2,'total_tokens':4,'completion_tokens':2,"
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

        assertThat(events).hasSize(5);
        assertThat(TestingServer.json(events.getFirst())
                        .get("choices")
                        .toString()
                        .replace('"', '\''))
                .isEqualTo("[{'index':0,'text':'It ','logprobs':null,'finish_reason':null,'stop_reason':null,"
                        + "'token_ids':[0],'prompt_token_ids':[101,102]}]");
        assertThat(TestingServer.json(events.get(2))
                        .at("/choices/0/finish_reason")
                        .asString())
                .isEqualTo("stop");
        assertThat(events)
                .filteredOn(event -> event.contains("system_fingerprint"))
                .singleElement()
                .isEqualTo(events.get(2));
        assertThat(TestingServer.json(events.get(2)).get("system_fingerprint").asString())
                .isEqualTo(PluginVersion.FINGERPRINT);
        assertThat(TestingServer.json(events.get(3)).at("/usage/total_tokens").asInt())
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
    void repeatThePromptWhereItIsAskedFor() {
        answer = TestingAnswer.of(
                new Started("", List.of(5, 7)),
                new PromptLogprobs(List.of(Optional.empty(), Optional.of(likely(7, "7")))),
                new Token(0, 8, " 8", Optional.of(likely(8, " 8"))),
                new ChoiceFinished(0, "", FinishReason.LENGTH, Optional.empty()),
                new Finished(new Usage(2, 0, 1, Map.of(), Duration.ZERO, Duration.ZERO, Duration.ZERO)));

        String logprobs = "'logprobs':{'text_offset':[0,1,2],'token_logprobs':[null,-0.5,-0.5],'tokens':['5','7',' 8'],"
                + "'top_logprobs':[null,{'7':-0.5},{' 8':-0.5}]}";
        assertThat(post("{'prompt': [5, 7], 'echo': true, 'logprobs': 0}"))
                .contains("'text':'5 7 8'", logprobs)
                .doesNotContain("prompt_logprobs");
        assertThat(engine.requests().getLast().sampling().promptLogprobs()).contains(0);
        assertThat(post("{'prompt': [5, 7], 'echo': true}")).contains("'text':'5 7 8','logprobs':null");
        List<String> events =
                server.events(COMPLETIONS, "{'prompt': [5, 7], 'echo': true, 'logprobs': 0, 'stream': true}");
        assertThat(events.getFirst().replace('"', '\'')).contains("'text':'5 7 8'", logprobs);
        assertThat(events.get(1)).contains("\"text\":\"\"");
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
    void nameTheFirstTokenOfAPromptByItsOwnText() {
        // a token of a prompt need not stand in its text, nor be as long by itself as in it
        answer = answerWithPrompt("\u00e9", likely(7, "\ud83d\ude00"), likely(8, " 8"));

        assertThat(post("{'prompt': 'e', 'echo': true, 'logprobs': 0}"))
                .contains("'text':'\u00e9 8'", "'tokens':['5','\ud83d\ude00',' 8']", "'text_offset':[0,1,2]");
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

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'prompt_embeds': 'AQ=='} | [1]",
                "{'prompt_embeds': 'AQ==', 'prompt': ''} | [1]",
                "{'prompt_embeds': 'AQ==', 'prompt': []} | [1]",
                "{'prompt_embeds': ['AQ==', 'AgM='], 'prompt': null} | [1], [2, 3]",
                "{'prompt_embeds': ['AQ=='], 'prompt': ['a', '']} | `[1], a, `",
                "{'prompt_embeds': [], 'prompt': ''} | ``",
            })
    void takeEmbeddingsForPromptsBeforeThoseOfTextAndTokens(String body, String expected) {
        post(body);

        assertThat(engine.requests().stream()
                        .map(request -> switch (request.prompt()) {
                            case Prompt.Text text -> text.text();
                            case Prompt.Embeddings given ->
                                Arrays.toString(given.embeddings().rows().bytes());
                            case Prompt.Tokens _, Prompt.Chat _ -> throw new IllegalArgumentException(body);
                        })
                        .collect(joining(", ")))
                .isEqualTo(expected);
    }

    @Test
    void takeASuffixThatIsEmpty() {
        assertThat(server.send(server.post("/v1/completions", "{'prompt': 'a', 'suffix': ''}"))
                        .statusCode())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"[5, 6] | [5, 6]", "[[5]] | [5]", "['a'] | a"})
    void takePromptsInEveryForm(String prompt, String expected) {
        post("{'prompt': %s}".formatted(prompt.replace("''", "'")));

        String given = switch (engine.requests().getLast().prompt()) {
            case Prompt.Text text -> text.text();
            case Prompt.Tokens tokens -> tokens.tokenIds().toString();
            case Prompt.Chat _, Prompt.Embeddings _ -> throw new IllegalArgumentException(prompt);
        };
        assertThat(given).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{} | prompt is missing, but must be a string or a list of token ids",
                "{'prompt': []} | prompt is [], but must be a string or a list of token ids",
                "{'prompt': [[]]} | prompt[0] is [], but must be a string or a list of token ids",
                "{'prompt': [5, 'a']} | prompt[1] is \"a\", but must be a whole number of at least 0",
                "{'prompt': [-1]} | prompt[0] is -1, but must be at least 0",
                "{'prompt': ['a', 5]} | prompt[1] is 5, but must be a string or a list of token ids",
                "{'prompt': 'a', 'n': 0} | n is 0, but must be 1 to 128",
                "{'prompt': 'a', 'n': 2, 'best_of': 3}"
                        + " | best_of is 3, but must be n, which is 2, for nothing else is supported",
                "{'prompt': 'a', 'prompt_logprobs': -1} | prompt_logprobs is -1, but must be 0 to 20",
                "{'prompt': 'a', 'prompt_logprobs': 1, 'stream': true}"
                        + " | prompt_logprobs is given, but is not available where stream is true",
                "{'prompt_embeds': []} | prompt is missing, but must be a string or a list of token ids",
                "{'prompt_embeds': 'A A'} | prompt_embeds is not base64",
                "{'prompt_embeds': ['AAAA', 5]} | prompt_embeds[1] is 5, but must be a tensor in base64",
                "{'prompt_embeds': 'AAAA', 'prompt': [[]]}"
                        + " | prompt[0] is [], but must be a string or a list of token ids",
                "{'prompt_embeds': 'AAAA', 'echo': true}"
                        + " | echo is true, but must be false where prompt_embeds is given, which has no text",
                "{'prompt': 'a', 'echo': true, 'logprobs': 1, 'use_beam_search': true}"
                        + " | use_beam_search is true, but must be false where echo and logprobs are given",
                "{'prompt': 'a', 'suffix': 'b'} | suffix is not supported",
                "{'prompt': 'a', 'echo': 1} | echo is 1, but must be true or false",
                "{'prompt': 'a', 'max_tokens': 0} | max_tokens is 0, but must be at least 1",
                "{'prompt': 'a', 'logprobs': 21} | logprobs is 21, but must be 0 to 20",
            })
    void sayWhatIsWrongWithThem(String body, String message) {
        HttpResponse<String> response = server.send(server.post(COMPLETIONS, body));

        assertThat(response.statusCode()).isEqualTo(400);
        JsonNode error = TestingServer.json(response).get("error");
        assertThat(error.get("message").asString())
                .isEqualTo("%s (parameter=%s)"
                        .formatted(message, error.get("param").asString()));
    }

    @Test
    void tokenizePromptsAndConversations() {
        assertThat(server.send(server.post("/tokenize", "{'prompt': 'a', 'return_token_strs': true}"))
                        .body())
                .isEqualTo(
                        "{\"count\":2,\"max_model_len\":4096,\"tokens\":[101,102],\"token_strs\":[\"101\",\"102\"]}");
        assertThat(server.send(server.post("/tokenize", "{'messages': [{'role': 'user', 'content': 'a'}]}"))
                        .body())
                .isEqualTo("{\"count\":2,\"max_model_len\":4096,\"tokens\":[101,102],\"token_strs\":null}");
        assertThat(engine.requests().getLast().prompt()).isInstanceOf(Prompt.Chat.class);
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
