package dev.tessera.frontend.openai.server;

import static dev.tessera.spi.error.StandardErrors.BACKEND_FAILED;
import static dev.tessera.spi.error.StandardErrors.INVALID_MEDIA;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tessera.frontend.openai.version.PluginVersion;
import dev.tessera.spi.error.TesseraException;
import dev.tessera.spi.generation.FinishReason;
import dev.tessera.spi.generation.GenerationEvent.ChoiceFinished;
import dev.tessera.spi.generation.GenerationEvent.Finished;
import dev.tessera.spi.generation.GenerationEvent.Started;
import dev.tessera.spi.generation.GenerationEvent.Token;
import dev.tessera.spi.generation.StopMatch;
import dev.tessera.spi.generation.TokenLogprobs;
import dev.tessera.spi.generation.TokenLogprobs.Candidate;
import dev.tessera.spi.generation.Usage;
import dev.tessera.spi.media.Modality;
import dev.tessera.testkit.generation.TestingAnswer;
import dev.tessera.testkit.generation.TestingInferenceService;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Section 4.3 of the functional specification. */
final class ChatStreamTest {
    private static final String CHAT = "/v1/chat/completions";

    @Test
    void sendsRoleThenTextThenReason() {
        assertThat(events(TestingAnswer.tokens("It ", "is."), ""))
                .containsExactly(
                        chunk("'choices':[{'index':0,'delta':{'role':'assistant','content':''},'logprobs':null,"
                                + "'finish_reason':null}]"),
                        chunk("'choices':[{'index':0,'delta':{'content':'It '},'logprobs':null,'finish_reason':null}]"),
                        chunk("'choices':[{'index':0,'delta':{'content':'is.'},'logprobs':null,'finish_reason':'stop',"
                                + "'stop_reason':null}],'system_fingerprint':'" + PluginVersion.FINGERPRINT + "'"),
                        "[DONE]");
    }

    @Test
    void beginsWithTheLastMessageAndThePromptWhereTheyAreAskedFor() {
        List<String> events = events(
                TestingAnswer.tokens("It"),
                "'echo': true, 'add_generation_prompt': false, 'return_prompt_text': true,");

        assertThat(json(events, 0).at("/choices/0/delta").toString().replace('"', '\''))
                .isEqualTo("{'role':'user','content':'Hello'}");
        assertThat(json(events, 0).get("prompt_text").asString()).isEqualTo("prompt");
        assertThat(json(events, 1).at("/choices/0/delta").toString().replace('"', '\''))
                .isEqualTo("{'content':'It'}");
        assertThat(events.subList(1, events.size())).noneMatch(event -> event.contains("prompt_text"));
    }

    @Test
    void sendsNoChunkForATokenWithoutText() {
        TestingAnswer answer = TestingAnswer.of(
                new Started("p", List.of(1, 2)),
                token(0, 7, ""),
                token(0, 8, "\u732b"),
                new Token(0, 9, "", Optional.empty(), true),
                new ChoiceFinished(0, "<", FinishReason.STOP, Optional.of(new StopMatch.Text("end"))),
                new Finished(usage(2, 3)));

        List<String> events = events(answer, "'return_token_ids': true,");

        assertThat(events).hasSize(4);
        assertThat(json(events, 0).at("/prompt_token_ids").toString()).isEqualTo("[1,2]");
        assertThat(json(events, 1).at("/choices/0/delta/content").asString()).isEqualTo("\u732b");
        assertThat(json(events, 1).at("/choices/0/token_ids").toString()).isEqualTo("[7,8]");
        assertThat(json(events, 2).at("/choices/0/delta/content").asString()).isEqualTo("<");
        assertThat(json(events, 2).at("/choices/0/token_ids").toString()).isEqualTo("[9]");
        assertThat(json(events, 2).at("/choices/0/stop_reason").asString()).isEqualTo("end");
    }

    @Test
    void sendsSeveralTokensInAChunkWhereTheClientWantsThat() {
        List<String> events = events(
                TestingAnswer.tokens("a", "b", "", "c", "d", "e"), "'stream_interval': 3, 'return_token_ids': true,");

        assertThat(events.subList(1, events.size() - 1).stream()
                        .map(event -> TestingServer.json(event)
                                .at("/choices/0/delta/content")
                                .asString()))
                .containsExactly("a", "bc", "de");
        assertThat(json(events, 2).at("/choices/0/token_ids")).hasSize(3);
        assertThat(json(events, 3).at("/choices/0/finish_reason").asString()).isEqualTo("stop");
    }

    @Test
    void sendsWhatGatheredBeforeItSaysThatTheAnswerFailed() {
        TesseraException failure = new TesseraException(BACKEND_FAILED, "the step failed");

        List<String> events = events(TestingAnswer.failing(failure, "a", "b", "c"), "'stream_interval': 100,");

        assertThat(events).hasSize(5).last().isEqualTo("[DONE]");
        assertThat(json(events, 1).at("/choices/0/delta/content").asString()).isEqualTo("a");
        assertThat(json(events, 2).at("/choices/0/delta/content").asString()).isEqualTo("bc");
        assertThat(json(events, 3).at("/error/message").asString()).isEqualTo("the step failed");
    }

    @ParameterizedTest
    @CsvSource({"0, 'at least 1'", "-3, 'at least 1'", "1.5, 'a whole number of at least 1'"})
    void sendsNoFewerTokensThanOneInAChunk(String interval, String expected) {
        try (TestingServer server = TestingServer.start(TestingServer.engine(request -> TestingAnswer.tokens("a")))) {
            HttpResponse<String> response =
                    server.send(server.post(CHAT, body("'stream_interval': %s,".formatted(interval))));

            assertThat(response.statusCode()).isEqualTo(400);
            assertThat(TestingServer.json(response).at("/error/message").asString())
                    .isEqualTo("stream_interval is %s, but must be %s (parameter=stream_interval)"
                            .formatted(interval, expected));
        }
    }

    @Test
    void saysAtTheEndWhatTheAnswerTook() {
        TestingAnswer answer = TestingAnswer.of(
                new Started("p", List.of(1, 2)),
                token(0, 7, "a"),
                new ChoiceFinished(0, "", FinishReason.LENGTH, Optional.empty()),
                new Finished(
                        new Usage(2, 1, 1, Map.of(Modality.IMAGE, 1), Duration.ZERO, Duration.ZERO, Duration.ZERO)));

        List<String> events = events(answer, "'stream_options': {'include_usage': true},");

        assertThat(events).hasSize(5);
        assertThat(json(events, 1).has("usage")).isFalse();
        assertThat(json(events, 3).get("choices").toString()).isEqualTo("[]");
        assertThat(json(events, 3).get("usage").toString())
                .isEqualTo("{\"prompt_tokens\":2,\"total_tokens\":3,\"completion_tokens\":1,"
                        + "\"prompt_tokens_details\":{\"cached_tokens\":1,\"multimodal_tokens\":{\"image\":1}}}");
    }

    @Test
    void saysInEveryChunkWhatTheAnswerTookUpToThere() {
        List<String> events = events(
                TestingAnswer.tokens("a", "b"),
                "'stream_options': {'include_usage': true, 'continuous_usage_stats': true},");

        assertThat(events.subList(0, 4).stream()
                        .map(event -> TestingServer.json(event)
                                .at("/usage/completion_tokens")
                                .asInt()))
                .containsExactly(0, 1, 2, 2);
        assertThat(json(events, 0).at("/usage/prompt_tokens").asInt()).isEqualTo(2);
    }

    @Test
    void saysInEveryChunkWhatItsChoiceTook() {
        TestingAnswer answer = TestingAnswer.of(
                new Started("p", List.of(1, 2)),
                token(0, 7, "a"),
                token(1, 7, "x"),
                new Token(0, 8, "b", Optional.empty(), true),
                new ChoiceFinished(0, "", FinishReason.STOP, Optional.empty()),
                new Token(1, 8, "y", Optional.empty(), true),
                new ChoiceFinished(1, "", FinishReason.STOP, Optional.empty()),
                new Finished(usage(2, 4)));

        List<String> events =
                events(answer, "'n': 2, 'stream_options': {'include_usage': true, 'continuous_usage_stats': true},");

        assertThat(events.subList(0, 7).stream()
                        .map(TestingServer::json)
                        .map(chunk -> "%s %s %s"
                                .formatted(
                                        chunk.at("/choices/0/index").asString("all"),
                                        chunk.at("/usage/completion_tokens"),
                                        chunk.at("/usage/total_tokens"))))
                .containsExactly("0 0 2", "0 1 3", "1 0 2", "1 1 3", "0 2 4", "1 2 4", "all 4 6");
    }

    @Test
    void sendsSeveralChoicesAsTheyMix() {
        TestingAnswer answer = TestingAnswer.of(
                new Started("p", List.of(1)),
                token(1, 7, "x"),
                token(0, 8, "a"),
                new ChoiceFinished(1, "", FinishReason.STOP, Optional.empty()),
                new ChoiceFinished(0, "", FinishReason.LENGTH, Optional.empty()),
                new Finished(usage(1, 2)));

        assertThat(events(answer, "").stream()
                        .filter(event -> !event.equals("[DONE]"))
                        .map(event -> TestingServer.json(event).at("/choices/0"))
                        .map(choice -> "%s %s%s%s"
                                .formatted(
                                        choice.get("index"),
                                        choice.at("/delta/role").asString(""),
                                        choice.at("/delta/content").asString(),
                                        choice.get("finish_reason").asString(""))))
                .containsExactly("1 assistant", "1 x", "0 assistant", "0 a", "1 stop", "0 length");
    }

    @Test
    void beginsAChoiceWithoutATokenAtItsEnd() {
        TestingAnswer answer = TestingAnswer.of(
                new Started("p", List.of(1, 2)),
                new ChoiceFinished(0, "", FinishReason.STOP, Optional.empty()),
                new Finished(usage(2, 0)));

        List<String> events = events(answer, "'return_token_ids': true,");

        assertThat(events).hasSize(3);
        assertThat(json(events, 0).at("/choices/0/delta/role").asString()).isEqualTo("assistant");
        assertThat(json(events, 0).get("prompt_token_ids").toString()).isEqualTo("[1,2]");
        assertThat(json(events, 1).at("/choices/0/finish_reason").asString()).isEqualTo("stop");
    }

    @Test
    void tellsTheTokensOfThePromptInTheFirstChunkWhicheverChoiceItIsOf() {
        TestingAnswer answer = TestingAnswer.of(
                new Started("p", List.of(1, 2)),
                token(1, 7, "x"),
                token(0, 8, "a"),
                new ChoiceFinished(1, "", FinishReason.STOP, Optional.empty()),
                new ChoiceFinished(0, "", FinishReason.LENGTH, Optional.empty()),
                new Finished(usage(2, 2)));

        List<String> events = events(answer, "'n': 2, 'return_token_ids': true,");

        assertThat(events)
                .filteredOn(event -> event.contains("prompt_token_ids"))
                .singleElement()
                .isEqualTo(events.getFirst());
    }

    @Test
    void sendsLogprobsOfTheTokensOfAChunk() {
        TokenLogprobs logprobs = new TokenLogprobs(new Candidate(7, "a", -0.5), List.of(new Candidate(7, "a", -0.5)));
        TestingAnswer answer = TestingAnswer.of(
                new Started("p", List.of(1)),
                new Token(0, 7, "", Optional.of(logprobs)),
                new Token(0, 7, "aa", Optional.of(logprobs)),
                new ChoiceFinished(0, "", FinishReason.STOP, Optional.empty()),
                new Finished(usage(1, 2)));

        List<String> events = events(answer, "'logprobs': true, 'top_logprobs': 1,");

        assertThat(json(events, 1).at("/choices/0/logprobs/content")).hasSize(2);
        assertThat(json(events, 2).at("/choices/0/logprobs").isNull()).isTrue();
    }

    @Test
    void sendsTheLastTokenOfEachChoiceWithTheReason() {
        TokenLogprobs logprobs = new TokenLogprobs(new Candidate(7, "a", -0.5), List.of());
        TestingAnswer answer = TestingAnswer.of(
                new Started("p", List.of(1)),
                new Token(0, 7, "a", Optional.of(logprobs)),
                new Token(1, 8, "", Optional.of(logprobs), true),
                new Token(0, 9, "b", Optional.of(logprobs), true),
                new ChoiceFinished(1, "", FinishReason.STOP, Optional.empty()),
                new ChoiceFinished(0, "<", FinishReason.LENGTH, Optional.empty()),
                new Finished(usage(1, 3)));

        List<String> events = events(answer, "'n': 2, 'logprobs': true, 'return_token_ids': true,");

        List<JsonNode> ends = events.stream()
                .filter(event -> event.contains("\"finish_reason\":\""))
                .map(event -> TestingServer.json(event).at("/choices/0"))
                .toList();
        assertThat(ends.stream()
                        .map(end -> "%s %s %s %s %s"
                                .formatted(
                                        end.get("index"),
                                        end.at("/delta/content"),
                                        end.get("finish_reason"),
                                        end.get("token_ids"),
                                        end.at("/logprobs/content").size())))
                .containsExactly("1 \"\" \"stop\" [8] 1", "0 \"b<\" \"length\" [9] 1");
        assertThat(events).hasSize(6);
    }

    @Test
    void keepsNoTextThatWaitsForTheReasonFromAClientWhereTheAnswerFails() {
        TesseraException failure = new TesseraException(BACKEND_FAILED, "the step failed");
        TestingAnswer answer = new TestingAnswer(
                List.of(new Started("p", List.of(1)), new Token(0, 7, "a", Optional.empty(), true)),
                Optional.of(failure));

        List<String> events = events(answer, "");

        assertThat(json(events, 1).at("/choices/0/delta/content").asString()).isEqualTo("a");
        assertThat(json(events, 2).at("/error/message").asString()).isEqualTo("the step failed");
    }

    @Test
    void tellsAFailureInMidStream() {
        TesseraException failure = new TesseraException(BACKEND_FAILED, "the step failed");

        List<String> events = events(TestingAnswer.failing(failure, "a"), "");

        assertThat(events.subList(2, 4))
                .containsExactly(
                        "{\"error\":{\"message\":\"the step failed\",\"type\":\"InternalServerError\",\"param\":null,"
                                + "\"code\":500}}",
                        "[DONE]");
    }

    @Test
    void answersWithAStatusWhereTheRequestFailsBeforeTheStream() {
        TestingInferenceService engine = TestingServer.engine(request -> {
            throw new TesseraException(INVALID_MEDIA, "the image is truncated").withParameter("image_url");
        });
        try (TestingServer server = TestingServer.start(engine)) {
            HttpResponse<String> response = server.send(server.post(CHAT, body("")));

            assertThat(response.statusCode()).isEqualTo(400);
            assertThat(TestingServer.json(response).at("/error/param").asString())
                    .isEqualTo("image_url");
        }
    }

    @Test
    void isAStreamOfEventsThatIsNotKept() {
        try (TestingServer server = TestingServer.start(TestingServer.engine(request -> TestingAnswer.tokens("a")))) {
            HttpResponse<String> response =
                    server.send(server.post(CHAT, body("")).header("X-Request-Id", "r-1"));

            assertThat(response.headers().firstValue("Content-Type")).contains("text/event-stream; charset=utf-8");
            assertThat(response.headers().firstValue("Cache-Control")).contains("no-cache");
            assertThat(response.headers().firstValue("X-Request-Id")).contains("r-1");
            assertThat(response.body())
                    .startsWith("data: {\"id\":\"chatcmpl-r-1\",")
                    .endsWith("\n\ndata: [DONE]\n\n");
        }
    }

    private static List<String> events(TestingAnswer answer, String fields) {
        Function<Object, TestingAnswer> script = request -> answer;
        TestingInferenceService engine = TestingServer.engine(script::apply);
        try (TestingServer server = TestingServer.start(engine)) {
            List<String> events = server.events(CHAT, body(fields));
            assertThat(engine.openStreams()).isZero();
            return events.stream()
                    .map(event -> event.replaceFirst("\"created\":\\d+", "\"created\":1"))
                    .toList();
        }
    }

    private static String body(String fields) {
        return "{%s 'stream': true, 'request_id': 'r', 'messages': [{'role': 'user', 'content': 'Hello'}]}"
                .formatted(fields);
    }

    private static String chunk(String rest) {
        return "{'id':'chatcmpl-r','object':'chat.completion.chunk','created':1,'model':'demo',%s}"
                .formatted(rest)
                .replace('\'', '"');
    }

    private static JsonNode json(List<String> events, int index) {
        return TestingServer.json(events.get(index));
    }

    private static Token token(int choice, int id, String text) {
        return new Token(choice, id, text, Optional.empty());
    }

    private static Usage usage(int promptTokens, int completionTokens) {
        return new Usage(promptTokens, 0, completionTokens, Map.of(), Duration.ZERO, Duration.ZERO, Duration.ZERO);
    }
}
