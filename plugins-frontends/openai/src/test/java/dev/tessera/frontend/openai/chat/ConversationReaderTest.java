package dev.tessera.frontend.openai.chat;

import static dev.tessera.spi.error.StandardErrors.INVALID_REQUEST;
import static dev.tessera.spi.error.StandardErrors.REQUEST_TOO_LARGE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tessera.frontend.openai.config.TestingConfigs;
import dev.tessera.spi.error.TesseraException;
import dev.tessera.spi.generation.ChatMessage;
import dev.tessera.spi.generation.ContentPart;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ConversationReaderTest {
    @Test
    void readsMessagesInOrder() throws InterruptedException {
        List<ChatMessage> messages = messages("""
                {'role': 'developer', 'content': 'Be terse.'},
                {'role': 'user', 'content': [{'type': 'text', 'text': 'a'}, 'b']},
                {'role': 'critic', 'content': []}
                """);

        assertThat(messages).extracting(ChatMessage::role).containsExactly("developer", "user", "critic");
        assertThat(messages)
                .extracting(ChatMessage::content)
                .containsExactly(
                        List.of(new ContentPart.Text("Be terse.")),
                        List.of(new ContentPart.Text("a"), new ContentPart.Text("b")),
                        List.of());
        assertThat(messages).allMatch(message -> message.extra().isEmpty());
    }

    @Test
    void passesOnWhatElseAMessageHas() throws InterruptedException {
        List<ChatMessage> messages = messages("""
                {'role': 'user', 'content': 'a', 'name': 'Ann', 'refusal': null, 'mood': {'level': 2}},
                {'role': 'tool', 'content': '3', 'tool_call_id': 'call_1'}
                """);

        assertThat(messages.getFirst().extra().asMap()).isEqualTo(Map.of("name", "Ann", "mood", Map.of("level", 2L)));
        assertThat(messages.getLast().extra().asMap()).isEqualTo(Map.of("tool_call_id", "call_1"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'role': 'assistant', 'content': null, 'tool_calls': []",
                "'role': 'assistant', 'tool_calls': []",
                "'role': 'assistant', 'refusal': 'I will not.'",
                "'role': 'assistant', 'content': null",
                "'role': 'assistant'",
                "'role': 'tool', 'tool_call_id': 'call_1', 'content': null",
                "'role': 'tool', 'tool_call_id': 'call_1'",
            })
    void takesMessagesOfTheAssistantAndOfToolsWithoutContent(String members) throws InterruptedException {
        assertThat(messages("{%s}".formatted(members)).getFirst().content()).isEmpty();
    }

    @Test
    void parsesTheArgumentsOfCalls() throws InterruptedException {
        List<ChatMessage> messages = messages("""
                {'role': 'assistant', 'tool_calls': [
                    {'id': 'a', 'type': 'function', 'function': {'name': 'f', 'arguments': '{\\'x\\': [1, null]}'}},
                    {'id': 'b', 'function': {'name': 'g', 'arguments': ''}},
                    {'id': 'c', 'function': {'name': 'h'}},
                    {'id': 'd', 'function': {'name': 'i', 'arguments': {'y': 2}}}]}
                """);

        assertThat(messages.getFirst().extra().asMap().get("tool_calls"))
                .isEqualTo(List.of(
                        Map.of(
                                "id",
                                "a",
                                "type",
                                "function",
                                "function",
                                Map.of("name", "f", "arguments", Map.of("x", Arrays.asList(1L, null)))),
                        Map.of("id", "b", "function", Map.of("name", "g", "arguments", Map.of())),
                        Map.of("id", "c", "function", Map.of("name", "h", "arguments", Map.of())),
                        Map.of("id", "d", "function", Map.of("name", "i", "arguments", Map.of("y", 2L)))));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "5 | messages | messages[0] is 5, but must be an object",
                "null | messages | messages[0] is null, but must be an object",
                "{'content': 'a'} | role | messages[0].role is missing, but must be a string such as user",
                "{'role': 5, 'content': 'a'} | role | messages[0].role is 5, but must be a string",
                "{'role': '', 'content': 'a'} | role | messages[0].role is \"\", but must be a string such as user",
                "{'role': 'user'} | content | messages[0].content is missing, but must be a string or a list of parts",
                "{'role': 'user', 'content': null, 'tool_calls': []} | content"
                        + " | messages[0].content is missing, but must be a string or a list of parts",
                "{'role': 'system', 'content': null} | content"
                        + " | messages[0].content is missing, but must be a string or a list of parts",
                "{'role': 'user', 'content': 5} | content"
                        + " | messages[0].content is 5, but must be a string or a list of parts",
                "{'role': 'user', 'content': ['a', {'image_url': {'url': 5}}]} | image_url.url"
                        + " | messages[0].content[1].image_url.url is 5, but must be a string",
                "{'role': 'assistant', 'tool_calls': {'a': 1}} | tool_calls"
                        + " | messages[0].tool_calls is an object, but must be a list",
                "{'role': 'assistant', 'tool_calls': [5]} | tool_calls"
                        + " | messages[0].tool_calls[0] is 5, but must be an object",
                "{'role': 'assistant', 'tool_calls': [{}]} | function"
                        + " | messages[0].tool_calls[0].function is missing, but must be an object with name and arguments",
                "{'role': 'assistant', 'tool_calls': [{'function': {'arguments': 5}}]} | function.arguments"
                        + " | messages[0].tool_calls[0].function.arguments is 5, but must be an object",
            })
    void saysWhatIsWrongWithAMessage(String message, String parameter, String problem) {
        TesseraException refused = TestingChat.withDefaults().refusal("{'messages': [%s]}".formatted(message));

        assertThat(refused).hasMessage(problem);
        assertThat(refused.code()).isEqualTo(INVALID_REQUEST);
        assertThat(refused.parameter()).contains(parameter);
    }

    @Test
    void saysWhereTheArgumentsOfACallAreNoJson() {
        TesseraException refused = TestingChat.withDefaults().refusal("""
                        {'messages': [{'role': 'assistant', 'tool_calls': [{'function': {'arguments': '{x}'}}]}]}
                        """);

        assertThat(refused)
                .hasMessage("messages[0].tool_calls[0].function.arguments is not valid JSON at line 1, column 2")
                .satisfies(e -> assertThat(e.parameter()).contains("function.arguments"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{} | messages is missing, but must be a list of messages",
                "{'messages': null} | messages is missing, but must be a list of messages",
                "{'messages': []} | messages is [], but must be a list of at least one message",
                "{'messages': {}} | messages is {}, but must be a list",
                "{'messages': 'a'} | messages is \"a\", but must be a list",
            })
    void refusesAConversationWithoutMessages(String body, String problem) {
        TesseraException refused = TestingChat.withDefaults().refusal(body);

        assertThat(refused).hasMessage(problem);
        assertThat(refused.parameter()).contains("messages");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "%1$s,%1$s,%1$s,%1$s | messages has 4 messages, but at most 3 are allowed",
                "%1$s,%2$s | messages has 5 content parts, but at most 4 are allowed",
            })
    void limitsMessagesAndParts(String messages, String problem) {
        String one = "{'role':'a','content':'b'}";
        String four = "{'role':'a','content':['b','c','d','e']}";
        TestingChat chat = TestingChat.configured(TestingConfigs.tight());

        TesseraException refused = chat.refusal("{'messages':[%s]}".formatted(messages.formatted(one, four)));

        assertThat(refused).hasMessage(problem);
        assertThat(refused.code()).isEqualTo(REQUEST_TOO_LARGE);
        assertThat(refused.parameter()).contains("messages");
    }

    @Test
    void takesMessagesAndPartsUpToTheLimit() throws InterruptedException {
        String body =
                "{'messages':[%1$s,%1$s,{'role':'a','content':['b','c']}]}".formatted("{'role':'a','content':'b'}");

        assertThat(TestingChat.configured(TestingConfigs.tight()).prompt(body).messages())
                .hasSize(3);
    }

    private static List<ChatMessage> messages(String messages) throws InterruptedException {
        return TestingChat.withDefaults()
                .prompt("{'messages': [%s]}".formatted(messages))
                .messages();
    }
}
