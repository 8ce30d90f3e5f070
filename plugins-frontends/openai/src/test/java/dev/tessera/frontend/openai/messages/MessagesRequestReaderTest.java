package dev.tessera.frontend.openai.messages;

import static dev.tessera.frontend.openai.json.TestingBodies.body;
import static dev.tessera.spi.error.StandardErrors.INVALID_REQUEST;
import static dev.tessera.spi.error.StandardErrors.REQUEST_TOO_LARGE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tessera.frontend.openai.call.Caller;
import dev.tessera.frontend.openai.config.RequestLimits;
import dev.tessera.frontend.openai.config.TestingConfigs;
import dev.tessera.frontend.openai.request.Templates;
import dev.tessera.spi.error.TesseraException;
import dev.tessera.spi.generation.ChatMessage;
import dev.tessera.spi.generation.ContentPart;
import dev.tessera.spi.generation.Prompt;
import dev.tessera.spi.generation.SamplingParameters;
import dev.tessera.spi.media.Modality;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class MessagesRequestReaderTest {

    @Test
    void readsSystemAndMessages() {
        List<ChatMessage> messages = prompt("""
                'system': [{'type': 'text', 'text': 'Be terse.', 'cache_control': {'type': 'ephemeral'}},
                    {'type': 'text', 'text': 'Be kind.'}],
                'messages': [
                    {'role': 'user', 'content': 'a'},
                    {'role': 'assistant', 'content': [{'type': 'text', 'text': 'b', 'citations': null}]},
                    {'role': 'user', 'content': [
                        {'type': 'image', 'source': {'type': 'base64', 'media_type': 'image/png', 'data': 'AAAA'}},
                        {'type': 'image', 'source': {'type': 'url', 'url': 'http://host/c'}},
                        {'type': 'image', 'source': {'type': 'url', 'url': 'http://host/d'}, 'uuid': 'd'},
                        {'type': 'image', 'uuid': 'e'},
                        {'type': 'text', 'text': 'f'}]}]
                """).messages();

        assertThat(messages).extracting(ChatMessage::role).containsExactly("system", "user", "assistant", "user");
        assertThat(messages)
                .extracting(ChatMessage::content)
                .containsExactly(
                        List.of(new ContentPart.Text("Be terse."), new ContentPart.Text("Be kind.")),
                        List.of(new ContentPart.Text("a")),
                        List.of(new ContentPart.Text("b")),
                        List.of(
                                image("data:image/png;base64,AAAA"),
                                image("http://host/c"),
                                new ContentPart.Media(
                                        Modality.IMAGE, new ContentPart.Url("http://host/d"), Optional.of("d")),
                                new ContentPart.Media(Modality.IMAGE, new ContentPart.Omitted(), Optional.of("e")),
                                new ContentPart.Text("f")));
        assertThat(messages).allMatch(message -> message.extra().isEmpty());
    }

    @Test
    void leavesOutASystemMessageThatSaysNothing() {
        for (String system : List.of("''", "[]", "null")) {
            assertThat(prompt("'system': %s, 'messages': [{'role': 'user', 'content': 'a'}]".formatted(system))
                            .messages())
                    .hasSize(1);
        }
    }

    @Test
    void goesOnWithALastMessageOfTheAssistant() {
        Prompt.Chat prompt =
                prompt("'messages': [{'role': 'user', 'content': 'a'}, {'role': 'assistant', 'content': 'I'}]");

        assertThat(prompt.continueFinalMessage()).isTrue();
        assertThat(prompt.addGenerationPrompt()).isFalse();
        assertThat(prompt("'messages': [{'role': 'user', 'content': 'a'}]").addGenerationPrompt())
                .isTrue();
    }

    @Test
    void makesMessagesOfResultsOfToolsAndShowsTheirPicturesAsTheUsers() {
        List<ChatMessage> messages = prompt("""
                'messages': [
                    {'role': 'assistant', 'content': [{'type': 'thinking', 'thinking': 'Hm.', 'signature': 's'},
                        {'type': 'redacted_thinking', 'data': 'x'}, {'type': 'text', 'text': 'Wait.'},
                        {'type': 'tool_use', 'id': 't1', 'name': 'look', 'input': {'at': 'b'}}]},
                    {'role': 'user', 'content': [
                        {'type': 'tool_result', 'tool_use_id': 't1', 'content': [{'type': 'text', 'text': 'c'},
                            {'type': 'image', 'source': {'type': 'url', 'url': 'http://host/d'}},
                            {'type': 'text', 'text': 'e'}]},
                        {'type': 'tool_result', 'tool_use_id': 't2', 'content': 'f', 'is_error': true},
                        {'type': 'text', 'text': 'g'}]},
                    {'role': 'user', 'content': [{'type': 'tool_result', 'tool_use_id': 't3'}]}]
                """).messages();

        assertThat(messages)
                .extracting(ChatMessage::role)
                .containsExactly("assistant", "tool", "user", "tool", "user", "tool");
        assertThat(messages)
                .extracting(ChatMessage::content)
                .containsExactly(
                        List.of(new ContentPart.Text("Wait.")),
                        List.of(new ContentPart.Text("c\ne")),
                        List.of(image("http://host/d")),
                        List.of(new ContentPart.Text("f")),
                        List.of(new ContentPart.Text("g")),
                        List.of(new ContentPart.Text("")));
        assertThat(messages.getFirst().extra().asMap())
                .isEqualTo(Map.of(
                        "reasoning",
                        "Hm.",
                        "tool_calls",
                        List.of(Map.of(
                                "id",
                                "t1",
                                "type",
                                "function",
                                "function",
                                Map.of("name", "look", "arguments", Map.of("at", "b"))))));
        assertThat(messages.get(1).extra().asMap()).isEqualTo(Map.of("tool_call_id", "t1"));
    }

    @Test
    void showsToolsToTheTemplateAsChatCompletionsHaveThem() {
        String body =
                "'messages': [{'role': 'user', 'content': 'a'}], 'tools': [{'name': 'look', 'description': 'Looks.',"
                        + " 'input_schema': {'type': 'object'}, 'cache_control': null}, {'type': 'custom', 'name': 'go'}]";

        assertThat(prompt(body).templateOptions().asMap())
                .isEqualTo(Map.of(
                        "tools",
                        List.of(
                                tool(Map.of(
                                        "name",
                                        "look",
                                        "description",
                                        "Looks.",
                                        "parameters",
                                        Map.of("type", "object"))),
                                tool(Map.of("name", "go")))));
        // templates write members in their order
        assertThat(prompt(body).templateOptions().asMap().get("tools").toString())
                .startsWith("[{type=function, function={name=look, description=Looks., parameters={type=object}}}, ");
        assertThat(prompt(body + ", 'tool_choice': {'type': 'none'}")
                        .templateOptions()
                        .isEmpty())
                .isTrue();
    }

    private static Map<String, Object> tool(Map<String, Object> function) {
        return Map.of("type", "function", "function", function);
    }

    @Test
    void readsSamplingWithVllmsFurtherFields() {
        assertThat(read("""
                {'max_tokens': 7, 'temperature': 0.5, 'top_p': 0.9, 'top_k': 3, 'stop_sequences': ['a', 'b'], 'seed': 42,
                 'messages': [{'role': 'user', 'content': 'a'}]}
                """).generation().sampling())
                .isEqualTo(SamplingParameters.builder()
                        .maxTokens(7)
                        .temperature(0.5)
                        .topP(0.9)
                        .topK(3)
                        .stop(List.of("a", "b"))
                        .seed(42)
                        .build());
    }

    @Test
    void countsTokensWithoutALimitOfThem() {
        Prompt.Chat prompt = (Prompt.Chat) reader(TestingConfigs.defaults())
                .readPrompt(
                        body("{'system': 'a', 'messages': [{'role': 'user', 'content': 'b'}]}"), Caller.anonymous("id"))
                .prompt();

        assertThat(prompt.messages()).extracting(ChatMessage::role).containsExactly("system", "user");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'metadata': {'user_id': 'a'}, 'service_tier': 'auto', 'stream': false, 'cache_control': {'type': 'ephemeral'}",
                "'tools': [], 'tool_choice': {'type': 'auto'}, 'thinking': {'type': 'disabled'}, 'container': null",
                "'output_config': {'effort': null}, 'context_management': {}, 'tool_choice': {'type': 'none'}",
            })
    void takesFieldsThatChangeNothing(String fields) {
        assertThat(prompt("'messages': [{'role': 'user', 'content': 'a'}], %s".formatted(fields))
                        .messages())
                .hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'max_tokens': 0 | max_tokens | max_tokens is 0, but must be at least 1",
                "'max_tokens': null | max_tokens | max_tokens is missing, but must be the most tokens of the answer",
                "'tools': [{'type': 'bash_20250124', 'name': 'a'}] | type | tools[0].type is \"bash_20250124\", but must be"
                        + " \"custom\", for no other tools are supported",
                "'tools': [{'type': 'custom'}] | name | tools[0].name is missing, but must be a string",
                "'tools': [{'name': 'a', 'input_schema': 'b'}], 'tool_choice': {'type': 'none'} | input_schema"
                        + " | tools[0].input_schema is \"b\", but must be an object",
                "'tools': {} | tools | tools is {}, but must be a list",
                "'tool_choice': {'type': 'any'} | tool_choice.type"
                        + " | tool_choice.type is \"any\", but must be \"auto\" or \"none\", for no call can be forced",
                "'thinking': {'type': 'enabled', 'budget_tokens': 1024} | thinking.type"
                        + " | thinking.type is \"enabled\", but must be \"disabled\", for thinking is not supported",
                "'output_config': {'effort': 'low'} | output_config | output_config is not supported",
                "'container': 'a' | container | container is not supported",
                "'mcp_servers': [{'url': 'a'}] | mcp_servers | mcp_servers is not supported",
                "'n': 2 | n | n is 2, but must be 1, for nothing else is supported",
                "'chat_template': 'a' | chat_template | chat_template is not supported",
                "'kv_transfer_params': {'a': 1} | kv_transfer_params | kv_transfer_params is not supported",
                "'stop_sequences': 'a' | stop_sequences | stop_sequences is \"a\", but must be a list",
                "'stop_sequences': [''] | stop_sequences | stop_sequences is \"\", but must be not empty",
                "'temperature': -1 | temperature | temperature is -1.0, but must be 0 to 100",
                "'stream': 'yes' | stream | stream is \"yes\", but must be true or false",
                "'system': [{'type': 'image', 'source': {'type': 'url', 'url': 'a'}}] | system"
                        + " | system has media, but must be a string or a list of text blocks",
                "'system': 5 | system | system is 5, but must be a string or a list of parts",
            })
    void refusesWhatItDoesNotDo(String fields, String parameter, String message) {
        String limit = fields.contains("max_tokens") ? "" : "'max_tokens': 5,";

        assertRefused(
                "{%s 'messages': [{'role': 'user', 'content': 'a'}], %s}".formatted(limit, fields), parameter, message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "null | messages | messages is missing, but must be a list of messages",
                "[] | messages | messages is [], but must be a list of at least one message",
                "['a'] | messages | messages[0] is \"a\", but must be an object",
                "[{'content': 'a'}] | role | messages[0].role is missing, but must be user, assistant or system",
                "[{'role': 'tool', 'content': 'a'}] | role | messages[0].role is \"tool\", but must be user, assistant or system",
                "[{'role': 'user'}] | content | messages[0].content is missing, but must be a string or a list of blocks",
                "[{'role': 'user', 'content': 5}] | content"
                        + " | messages[0].content is 5, but must be a string or a list of parts",
                "[{'role': 'user', 'content': ['a']}] | content | messages[0].content[0] is \"a\", but must be an object",
                "[{'role': 'user', 'content': [{'text': 'a'}]}] | type | messages[0].content[0].type is missing,"
                        + " but must be a supported type of content part: image, text, tool_result",
                "[{'role': 'user', 'content': [{'type': 'image_url'}]}] | type | messages[0].content[0].type is"
                        + " \"image_url\", but must be a supported type of content part: image, text, tool_result",
                "[{'role': 'assistant', 'content': [{'type': 'a'}]}] | type | messages[0].content[0].type is \"a\","
                        + " but must be a supported type of content part: image, redacted_thinking, text, thinking, tool_use",
                "[{'role': 'system', 'content': [{'type': 'a'}]}] | type | messages[0].content[0].type is \"a\","
                        + " but must be a supported type of content part: image, text",
                "[{'role': 'user', 'content': [{'type': 'tool_result', 'tool_use_id': 'a', 'content': [{'type': 'b'}]}]}]"
                        + " | type | messages[0].content[0].content[0].type is \"b\","
                        + " but must be a supported type of content part: image, text",
                "[{'role': 'user', 'content': [{'type': 'document', 'source': {}}]}] | type"
                        + " | messages[0].content[0] is of the type document, which is not supported",
                "[{'role': 'user', 'content': [{'type': 'image'}]}] | source | messages[0].content[0].source is missing,"
                        + " but must be an object with a type, base64 or url",
                "[{'role': 'user', 'content': [{'type': 'image', 'source': {'type': 'file', 'file_id': 'a'}}]}] | source.type"
                        + " | messages[0].content[0].source.type is \"file\", but must be \"base64\" or \"url\"",
                "[{'role': 'user', 'content': [{'type': 'image', 'source': {'type': 'url', 'url': ''}}]}] | source.url"
                        + " | messages[0].content[0].source.url is \"\", but must be a URL",
                "[{'role': 'user', 'content': [{'type': 'image', 'source': {'type': 'base64', 'data': 'a'}}]}] | source.media_type"
                        + " | messages[0].content[0].source.media_type is missing,"
                        + " but must be a media type such as image/png",
                "[{'role': 'user', 'content': [{'type': 'image', 'source': {'type': 'base64', 'media_type': 'a;b,',"
                        + " 'data': 'a'}}]}] | source.media_type | messages[0].content[0].source.media_type is \"a;b,\","
                        + " but must be a media type such as image/png",
                "[{'role': 'user', 'content': [{'type': 'image', 'source': {'type': 'base64', 'media_type': 'image/png'}}]}]"
                        + " | source.data | messages[0].content[0].source.data is missing, but must be media in base64",
                "[{'role': 'assistant', 'content': [{'type': 'tool_result', 'tool_use_id': 'a'}]}] | type"
                        + " | messages[0].content[0] is a block that only messages of the role user have",
                "[{'role': 'user', 'content': [{'type': 'tool_use'}]}] | type"
                        + " | messages[0].content[0] is a block that only messages of the role assistant have",
                "[{'role': 'user', 'content': [{'type': 'tool_result'}]}] | tool_use_id"
                        + " | messages[0].content[0].tool_use_id is missing, but must be a string",
                "[{'role': 'user', 'content': [{'type': 'tool_result', 'tool_use_id': ''}]}] | tool_use_id"
                        + " | messages[0].content[0].tool_use_id is \"\", but must be a string that is not empty",
                "[{'role': 'assistant', 'content': [{'type': 'tool_use', 'id': '', 'name': 'b', 'input': {}}]}] | id"
                        + " | messages[0].content[0].id is \"\", but must be a string that is not empty",
                "[{'role': 'assistant', 'content': [{'type': 'tool_use', 'id': 'a', 'name': '', 'input': {}}]}] | name"
                        + " | messages[0].content[0].name is \"\", but must be a string that is not empty",
                "[{'role': 'assistant', 'content': [{'type': 'redacted_thinking'}]}] | data"
                        + " | messages[0].content[0].data is missing, but must be a string",
                "[{'role': 'assistant', 'content': [{'type': 'redacted_thinking', 'data': ''}]}] | data"
                        + " | messages[0].content[0].data is \"\", but must be a string that is not empty",
                "[{'role': 'user', 'content': [{'type': 'text'}]}] | text"
                        + " | messages[0].content[0].text is missing, but must be a string",
                "[{'role': 'user', 'content': [{'type': 'text', 'text': null}]}] | text"
                        + " | messages[0].content[0].text is missing, but must be a string",
                "[{'role': 'assistant', 'content': [{'type': 'tool_use', 'id': 'a', 'name': 'b', 'input': 'c'}]}] | input"
                        + " | messages[0].content[0].input is \"c\", but must be an object",
            })
    void saysWhatIsWrongWithAMessage(String messages, String parameter, String message) {
        assertRefused("{'max_tokens': 5, 'messages': %s}".formatted(messages), parameter, message);
    }

    @Test
    void limitsMessagesThoseOfSystemAndToolsIncluded() {
        String message = "{'role':'user','content':'a'}";
        String results = "{'role':'user','content':[{'type':'tool_result','tool_use_id':'a'}]}";

        for (String body : List.of(
                "{'max_tokens':5,'messages':[%1$s,%1$s,%1$s,%1$s]}",
                "{'max_tokens':5,'system':'a','messages':[%1$s,%1$s,%1$s]}",
                "{'max_tokens':5,'system':'a','messages':[%1$s,%1$s,%2$s]}")) {
            TesseraException refused = refusal(TestingConfigs.tight(), body.formatted(message, results));

            assertThat(refused).hasMessage("messages has 4 messages, but at most 3 are allowed");
            assertThat(refused.code()).isEqualTo(REQUEST_TOO_LARGE);
        }
    }

    private static void assertRefused(String body, String parameter, String message) {
        TesseraException refused = refusal(TestingConfigs.defaults(), body);

        assertThat(refused).hasMessage(message);
        assertThat(refused.code()).isEqualTo(INVALID_REQUEST);
        assertThat(refused.parameter()).contains(parameter);
    }

    private static ContentPart image(String url) {
        return new ContentPart.Media(Modality.IMAGE, new ContentPart.Url(url));
    }

    private static Prompt.Chat prompt(String fields) {
        return (Prompt.Chat)
                read("{'max_tokens': 5, %s}".formatted(fields)).generation().prompt();
    }

    private static MessagesRequest read(String body) {
        return read(TestingConfigs.defaults(), body);
    }

    private static MessagesRequest read(RequestLimits limits, String body) {
        return reader(limits).read(body(limits, body), Caller.anonymous("id"));
    }

    private static MessagesRequestReader reader(RequestLimits limits) {
        return new MessagesRequestReader(limits, new Templates(TestingConfigs.templates(), limits));
    }

    private static TesseraException refusal(RequestLimits limits, String body) {
        return catchThrowableOfType(TesseraException.class, () -> read(limits, body));
    }
}
