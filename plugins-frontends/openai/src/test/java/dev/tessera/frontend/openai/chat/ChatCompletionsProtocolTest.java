package dev.tessera.frontend.openai.chat;

import static dev.tessera.frontend.openai.json.TestingBodies.json;
import static dev.tessera.spi.error.StandardErrors.BACKEND_FAILED;
import static dev.tessera.spi.error.StandardErrors.PROMPT_TOO_LONG;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tessera.frontend.openai.config.TestingConfigs;
import dev.tessera.frontend.openai.version.PluginVersion;
import dev.tessera.spi.error.TesseraException;
import dev.tessera.spi.generation.FinishReason;
import dev.tessera.spi.generation.GenerationEvent;
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
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class ChatCompletionsProtocolTest {
    private static final String HELLO = "{'messages': [{'role': 'user', 'content': 'Hello'}]}";

    @Test
    void answersAsChatCompletionsDo() throws InterruptedException {
        TestingChat chat = TestingChat.scripted(request -> TestingAnswer.tokens("It is ", "", "a \"cat\". \u732b"));

        assertAnswer(chat, HELLO, """
            {"id":"chatcmpl-0123456789abcdef","object":"chat.completion","created":1700000000,"model":"demo",
            "choices":[{"index":0,"message":{"role":"assistant","content":"It is a \\"cat\\". \u732b","refusal":null},
            "logprobs":null,"finish_reason":"stop","stop_reason":null,"token_ids":null}],"system_fingerprint":"@",
            "usage":{"prompt_tokens":2,"total_tokens":5,"completion_tokens":3,"prompt_tokens_details":{"cached_tokens":0}},
            "prompt_logprobs":null,"prompt_token_ids":null,"prompt_text":null}
            """);
    }

    @Test
    void saysWhatTheAnswerTookAndWhatWasHeldBack() throws InterruptedException {
        Usage usage = usage(400, 1, Map.of(Modality.VIDEO, 300, Modality.IMAGE, 64));
        TestingChat chat = TestingChat.scripted(request -> TestingAnswer.of(
                new Started("p", List.of(1)),
                new Token(0, 7, "a", Optional.empty()),
                new ChoiceFinished(0, "<", FinishReason.LENGTH, Optional.empty()),
                new Finished(usage)));

        assertAnswer(chat, HELLO, """
            {"id":"chatcmpl-0123456789abcdef","object":"chat.completion","created":1700000000,"model":"demo",
            "choices":[{"index":0,"message":{"role":"assistant","content":"a<","refusal":null},
            "logprobs":null,"finish_reason":"length","stop_reason":null,"token_ids":null}],"system_fingerprint":"@",
            "usage":{"prompt_tokens":400,"total_tokens":401,"completion_tokens":1,
            "prompt_tokens_details":{"cached_tokens":0,"multimodal_tokens":{"image":64,"video":300}}},
            "prompt_logprobs":null,"prompt_token_ids":null,"prompt_text":null}
            """);
    }

    @Test
    void returnsTokenIdsWhereTheyAreAskedFor() throws InterruptedException {
        TestingChat chat = TestingChat.scripted(request -> TestingAnswer.of(
                new Started("p", List.of(5, 6, 6)),
                new Token(0, 7, "a", Optional.empty()),
                new Token(0, 8, "", Optional.empty()),
                new ChoiceFinished(0, "", FinishReason.STOP, Optional.empty()),
                new Finished(usage(3, 2, Map.of()))));

        assertAnswer(chat, "{'return_token_ids': true, 'messages': [{'role': 'user', 'content': 'Hello'}]}", """
            {"id":"chatcmpl-0123456789abcdef","object":"chat.completion","created":1700000000,"model":"demo",
            "choices":[{"index":0,"message":{"role":"assistant","content":"a","refusal":null},
            "logprobs":null,"finish_reason":"stop","stop_reason":null,"token_ids":[7,8]}],"system_fingerprint":"@",
            "usage":{"prompt_tokens":3,"total_tokens":5,"completion_tokens":2,"prompt_tokens_details":{"cached_tokens":0}},
            "prompt_logprobs":null,"prompt_token_ids":[5,6,6],"prompt_text":null}
            """);
    }

    @Test
    void reportsLogprobsWhereTheyAreAskedFor() throws InterruptedException {
        TokenLogprobs first = new TokenLogprobs(
                new Candidate(7, "\u00e9", -0.25),
                List.of(new Candidate(7, "\u00e9", -0.25), new Candidate(9, "b", -2)));
        TokenLogprobs second = new TokenLogprobs(new Candidate(8, "", Double.NEGATIVE_INFINITY), List.of());
        TestingChat chat = TestingChat.scripted(request -> TestingAnswer.of(
                new Started("p", List.of(1)),
                new Token(0, 7, "\u00e9", Optional.of(first)),
                new Token(0, 8, "", Optional.of(second)),
                new ChoiceFinished(0, "", FinishReason.STOP, Optional.empty()),
                new Finished(usage(1, 2, Map.of()))));

        assertAnswer(
                chat, "{'logprobs': true, 'top_logprobs': 2, 'messages': [{'role': 'user', 'content': 'Hello'}]}", """
                {"id":"chatcmpl-0123456789abcdef","object":"chat.completion","created":1700000000,"model":"demo",
                "choices":[{"index":0,"message":{"role":"assistant","content":"\u00e9","refusal":null},
                "logprobs":{"content":[{"token":"\u00e9","logprob":-0.25,"bytes":[195,169],"top_logprobs":[
                {"token":"\u00e9","logprob":-0.25,"bytes":[195,169]},{"token":"b","logprob":-2.0,"bytes":[98]}]},
                {"token":"","logprob":-9999.0,"bytes":[],"top_logprobs":[]}],"refusal":null},
                "finish_reason":"stop","stop_reason":null,"token_ids":null}],"system_fingerprint":"@",
                "usage":{"prompt_tokens":1,"total_tokens":3,"completion_tokens":2,"prompt_tokens_details":{"cached_tokens":0}},
                "prompt_logprobs":null,"prompt_token_ids":null,"prompt_text":null}
                """);
    }

    @Test
    void reportsTheBytesOfTokensThatEndWithinACharacter() throws InterruptedException {
        Candidate begin = new Candidate(7, "", List.of(0xC3), false, -0.25);
        Candidate end = new Candidate(8, "\u00e9", List.of(0xA9), false, -0.5);
        TestingChat chat = TestingChat.scripted(request -> TestingAnswer.of(
                new Started("p", List.of(1)),
                new Token(0, 7, "", Optional.of(new TokenLogprobs(begin, List.of(begin)))),
                new Token(0, 8, "\u00e9", Optional.of(new TokenLogprobs(end, List.of()))),
                new ChoiceFinished(0, "", FinishReason.STOP, Optional.empty()),
                new Finished(usage(1, 2, Map.of()))));

        assertThat(answer(chat, "{'logprobs': true, 'messages': [{'role': 'user', 'content': 'Hello'}]}"))
                .contains("""
                        "content":[{"token":"","logprob":-0.25,"bytes":[195],"top_logprobs":[\
                        {"token":"","logprob":-0.25,"bytes":[195]}]},\
                        {"token":"\u00e9","logprob":-0.5,"bytes":[169],"top_logprobs":[]}]""");
    }

    @Test
    void saysWhichStopTextOrTokenEndedTheAnswer() throws InterruptedException {
        assertThat(answerStoppedBy(new StopMatch.Text("\n\n")))
                .contains("\"finish_reason\":\"stop\",\"stop_reason\":\"\\n\\n\"");
        assertThat(answerStoppedBy(new StopMatch.Token(7))).contains("\"finish_reason\":\"stop\",\"stop_reason\":7");
    }

    @Test
    void answersInTheRoleOfAMessageThatIsContinued() throws InterruptedException {
        String body = "{'continue_final_message': true, 'messages': [{'role': 'critic', 'content': 'I'}]}";

        assertThat(answer(TestingChat.withDefaults(), body)).contains("{\"role\":\"critic\",\"content\":\"Hi\"");
    }

    @Test
    void beginsWithTheLastMessageWhereThatIsEchoed() throws InterruptedException {
        String body = "{'echo': true, %s, 'messages': [{'role': 'user', 'content': 'a'},"
                + " {'role': 'assistant', 'content': [{'type': 'text', 'text': 'b'}, 'c']}]}";

        assertThat(answer(TestingChat.withDefaults(), body.formatted("'continue_final_message': true")))
                .contains("{\"role\":\"assistant\",\"content\":\"b\\ncHi\"");
        assertThat(answer(TestingChat.withDefaults(), body.formatted("'add_generation_prompt': true")))
                .contains("{\"role\":\"assistant\",\"content\":\"b\\ncHi\"");
        assertThat(answer(TestingChat.withDefaults(), "{'echo': true, 'messages': [{'role': 'user', 'content': 'a'}]}"))
                .contains("{\"role\":\"assistant\",\"content\":\"Hi\"");
    }

    @Test
    void hasThePromptWhereItIsAskedFor() throws InterruptedException {
        String body = "{'return_prompt_text': %s, 'messages': [{'role': 'user', 'content': 'a'}]}";

        assertThat(answer(TestingChat.withDefaults(), body.formatted(true))).endsWith(",\"prompt_text\":\"prompt\"}");
        assertThat(answer(TestingChat.withDefaults(), body.formatted(false))).endsWith(",\"prompt_text\":null}");
    }

    @Test
    void givesEachAnswerAnIdOfItsOwn() throws InterruptedException {
        ChatCompletionsProtocol protocol =
                new ChatCompletionsProtocol(TestingConfigs.defaults(), TestingConfigs.templates());
        TestingInferenceService service =
                new TestingInferenceService(TestingChat.MODEL, request -> TestingAnswer.tokens("a"));

        String first = new String(protocol.answer(json(HELLO), service), UTF_8);
        String second = new String(protocol.answer(json(HELLO), service), UTF_8);

        assertThat(first).matches("\\{\"id\":\"chatcmpl-[0-9a-f]{32}\",.*");
        assertThat(second.substring(0, 50)).isNotEqualTo(first.substring(0, 50));
    }

    @Test
    void closesTheStreamOfAnAnswer() throws InterruptedException {
        TestingChat chat = TestingChat.withDefaults();

        chat.answer(json(HELLO));

        assertThat(chat.service().openStreams()).isZero();
    }

    @Test
    void passesOnThatARequestCannotBeStarted() {
        TesseraException failure = new TesseraException(PROMPT_TOO_LONG, "the prompt has 5000 tokens");
        TestingChat chat = TestingChat.scripted(request -> {
            throw failure;
        });

        assertThatThrownBy(() -> chat.answer(json(HELLO))).isSameAs(failure);
    }

    @Test
    void closesTheStreamOfARequestThatFails() {
        TesseraException failure = new TesseraException(BACKEND_FAILED, "the step failed");
        TestingChat chat = TestingChat.scripted(request -> TestingAnswer.failing(failure, "a", "b"));

        assertThatThrownBy(() -> chat.answer(json(HELLO))).isSameAs(failure);
        assertThat(chat.service().requests()).hasSize(1);
        assertThat(chat.service().openStreams()).isZero();
    }

    @Test
    void closesTheStreamWhereTheThreadIsInterrupted() {
        TestingChat chat = TestingChat.withDefaults();
        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> chat.answer(json(HELLO))).isInstanceOf(InterruptedException.class);
        assertThat(chat.service().requests()).hasSize(1);
        assertThat(chat.service().openStreams()).isZero();
    }

    @Test
    void refusesToStream() {
        String body = "{'stream': true, 'messages': [{'role': 'user', 'content': 'Hello'}]}";

        assertThat(TestingChat.withDefaults().refusal(body))
                .hasMessage("stream is true, but the answer here comes in one piece");
    }

    private static String answerStoppedBy(StopMatch stop) throws InterruptedException {
        GenerationEvent end = new ChoiceFinished(0, "", FinishReason.STOP, Optional.of(stop));
        GenerationEvent last = new Finished(usage(1, 0, Map.of()));
        return answer(
                TestingChat.scripted(request -> TestingAnswer.of(new Started("p", List.of(1)), end, last)), HELLO);
    }

    private static Usage usage(int promptTokens, int completionTokens, Map<Modality, Integer> mediaTokens) {
        return new Usage(promptTokens, 0, completionTokens, mediaTokens, Duration.ZERO, Duration.ZERO, Duration.ZERO);
    }

    private static String answer(TestingChat chat, String body) throws InterruptedException {
        return new String(chat.answer(json(body)), UTF_8);
    }

    /** @param expected with {@code @} in the place of the fingerprint */
    private static void assertAnswer(TestingChat chat, String body, String expected) throws InterruptedException {
        assertThat(answer(chat, body)).isEqualTo(expected.replace("\n", "").replace("@", PluginVersion.FINGERPRINT));
    }
}
