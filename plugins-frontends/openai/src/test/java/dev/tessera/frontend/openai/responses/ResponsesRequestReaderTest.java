package dev.tessera.frontend.openai.responses;

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
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ResponsesRequestReaderTest {

    @Test
    void takesAStringForAMessageOfTheUser() {
        Prompt.Chat prompt = prompt("'input': 'Hello'");

        assertThat(prompt.messages()).extracting(ChatMessage::role).containsExactly("user");
        assertThat(prompt.messages().getFirst().content()).containsExactly(new ContentPart.Text("Hello"));
        assertThat(prompt.addGenerationPrompt()).isTrue();
        assertThat(prompt.continueFinalMessage()).isFalse();
        assertThat(prompt.templateOptions().isEmpty()).isTrue();
    }

    @Test
    void showsToolsToTheTemplateAsChatCompletionsHaveThem() {
        String body = "'input': 'a', 'tools': [{'type': 'function', 'name': 'b', 'description': null, 'strict': true,"
                + " 'parameters': {'type': 'object'}}]";

        assertThat(prompt(body).templateOptions().asMap())
                .isEqualTo(Map.of(
                        "tools",
                        List.of(Map.of(
                                "type",
                                "function",
                                "function",
                                Map.of("name", "b", "parameters", Map.of("type", "object"))))));
        assertThat(prompt(body + ", 'tool_choice': 'none'").templateOptions().isEmpty())
                .isTrue();
    }

    @Test
    void readsMessagesInEveryForm() {
        List<ChatMessage> messages = prompt("""
                'instructions': 'Be terse.', 'input': [
                    {'role': 'developer', 'content': 'a'},
                    {'type': 'message', 'role': 'user', 'content': [{'type': 'input_text', 'text': 'b'},
                        {'type': 'input_image', 'image_url': 'http://host/c', 'detail': 'high'},
                        {'type': 'input_image', 'uuid': 'd'}]},
                    {'type': 'message', 'id': 'msg_1', 'status': 'completed', 'role': 'assistant',
                        'content': [{'type': 'output_text', 'text': 'e', 'annotations': [], 'logprobs': []}]},
                    {'role': 'user', 'content': 'f'}]
                """).messages();

        assertThat(messages)
                .extracting(ChatMessage::role)
                .containsExactly("system", "developer", "user", "assistant", "user");
        assertThat(messages)
                .extracting(ChatMessage::content)
                .containsExactly(
                        List.of(new ContentPart.Text("Be terse.")),
                        List.of(new ContentPart.Text("a")),
                        List.of(
                                new ContentPart.Text("b"),
                                new ContentPart.Media(Modality.IMAGE, new ContentPart.Url("http://host/c")),
                                new ContentPart.Media(Modality.IMAGE, new ContentPart.Omitted(), Optional.of("d"))),
                        List.of(new ContentPart.Text("e")),
                        List.of(new ContentPart.Text("f")));
        assertThat(messages).allMatch(message -> message.extra().isEmpty());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'assistant' | 'in_progress' | true",
                "'assistant' | 'incomplete' | true",
                "'assistant' | 'completed' | false",
                "'assistant' | null | false",
                "'user' | 'incomplete' | false",
            })
    void goesOnWithAnAnswerThatIsNotComplete(String role, String status, boolean goesOn) {
        Prompt.Chat prompt =
                prompt("'input': [{'role': %s, 'status': %s, 'content': 'I think'}]".formatted(role, status));

        assertThat(prompt.continueFinalMessage()).isEqualTo(goesOn);
        assertThat(prompt.addGenerationPrompt()).isEqualTo(!goesOn);
    }

    @Test
    void readsSamplingWithVllmsFurtherFields() {
        assertThat(sampling("""
                'max_output_tokens': 7, 'temperature': 0.5, 'top_p': 0.9, 'top_k': 3, 'seed': 42, 'stop': ['a'],
                'repetition_penalty': 1.1, 'include': ['reasoning.encrypted_content', 'message.output_text.logprobs'],
                'top_logprobs': 2
                """))
                .isEqualTo(SamplingParameters.builder()
                        .maxTokens(7)
                        .temperature(0.5)
                        .topP(0.9)
                        .topK(3)
                        .seed(42)
                        .stop(List.of("a"))
                        .repetitionPenalty(1.1)
                        .logprobs(2)
                        .build());
        assertThat(sampling("'user': 'a'"))
                .isEqualTo(SamplingParameters.builder().build());
    }

    @Test
    void passesOnOptionsOfTheTemplateAndOfMedia() {
        ResponsesRequest request = read("""
                {'input': 'a', 'chat_template_kwargs': {'b': true}, 'mm_processor_kwargs': {'min_pixels': 3136},
                 'media_io_kwargs': {'video': {'num_frames': 4}}, 'cache_salt': 'c', 'priority': 2, 'request_id': 'd',
                 'stream': true}
                """);

        assertThat(((Prompt.Chat) request.generation().prompt())
                        .templateOptions()
                        .asMap())
                .isEqualTo(Map.of("b", true));
        assertThat(request.generation().processorOptions().positive("min_pixels"))
                .isEqualTo(3136);
        assertThat(request.generation().mediaOptions().object("video").integer("num_frames"))
                .isEqualTo(4);
        assertThat(request.generation().context().cacheSalt()).contains("c");
        assertThat(request.generation().context().priority()).isEqualTo(2);
        assertThat(request.requestId()).isEqualTo("d");
        assertThat(request.streamed()).isTrue();
    }

    @Test
    void showsTheEffortOfReasoningToTheTemplate() {
        assertThat(prompt("'input': 'a', 'reasoning': {'effort': 'none'}")
                        .templateOptions()
                        .asMap())
                .isEqualTo(Map.of("reasoning_effort", "none", "enable_thinking", false));
        assertThat(prompt("'input': 'a', 'reasoning': {'effort': 'low', 'summary': null},"
                                + " 'chat_template_kwargs': {'b': 1, 'reasoning_effort': 'high'}")
                        .templateOptions()
                        .asMap())
                .isEqualTo(Map.of("b", 1L, "reasoning_effort", "low", "enable_thinking", true));
    }

    @Test
    void passesOverReasoning() {
        Prompt.Chat prompt = prompt("""
                'input': [
                    {'role': 'user', 'content': 'a'},
                    {'type': 'reasoning', 'id': 'rs_1', 'summary': [], 'content': [
                        {'type': 'reasoning_text', 'text': 'Hm.'}], 'encrypted_content': null, 'status': 'completed'},
                    {'role': 'assistant', 'status': 'incomplete', 'content': 'I think'},
                    {'type': 'reasoning', 'id': 'rs_2', 'summary': []}]
                """);

        assertThat(prompt.messages()).extracting(ChatMessage::role).containsExactly("user", "assistant");
        assertThat(prompt.continueFinalMessage()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'background': false, 'truncation': 'disabled', 'n': 1, 'parallel_tool_calls': true",
                "'tools': [], 'tool_choice': 'auto', 'reasoning': {}, 'max_tool_calls': 3",
                "'reasoning': {'effort': null, 'summary': null}, 'text': {'format': {'type': 'text'}, 'verbosity': 'medium'}",
                "'text': {}, 'previous_response_id': null, 'conversation': null, 'prompt': null, 'store': true",
                "'service_tier': 'auto', 'safety_identifier': 'a', 'prompt_cache_key': 'b', 'stream_options': {}",
            })
    void takesFieldsThatChangeNothing(String fields) {
        assertThat(prompt("'input': 'a', %s".formatted(fields)).messages()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'previous_response_id': 'resp_1' | previous_response_id"
                        + " | previous_response_id is given, but responses are not stored",
                "'conversation': 'conv_1' | conversation | conversation is not supported",
                "'background': true | background | background is true, but must be false, for nothing else is supported",
                "'truncation': 'auto' | truncation"
                        + " | truncation is \"auto\", but must be \"disabled\", for nothing else is supported",
                "'tools': [{'type': 'web_search'}] | type"
                        + " | tools[0].type is \"web_search\", but must be \"function\", for no other tools are supported",
                "'tools': [{'type': 'function', 'function': {'name': 'a'}}] | name"
                        + " | tools[0].name is missing, but must be a string",
                "'tool_choice': 'required' | tool_choice"
                        + " | tool_choice is \"required\", but must be \"auto\" or \"none\", for no call can be forced",
                "'tool_choice': {'type': 'function'} | tool_choice | tool_choice is an object, but must be a string",
                "'reasoning': {'effort': 'huge'} | reasoning.effort | reasoning.effort is \"huge\", but must be one of"
                        + " high, low, max, medium, minimal, none, xhigh",
                "'reasoning': {'effort': 1} | reasoning.effort | reasoning.effort is 1, but must be a string",
                "'reasoning': 'low' | reasoning | reasoning is \"low\", but must be an object",
                "'reasoning': {'summary': 'auto'} | reasoning.summary | reasoning.summary is not supported",
                "'reasoning': {'generate_summary': 'auto'} | reasoning.generate_summary"
                        + " | reasoning.generate_summary is not supported",
                "'reasoning_effort': 'low' | reasoning_effort | reasoning_effort is not supported",
                "'prompt': {'id': 'a'} | prompt | prompt is not supported",
                "'previous_response': {'id': 'a'} | previous_response | previous_response is not supported",
                "'text': {'format': {'type': 'json_schema'}} | text.format.type | text.format.type is \"json_schema\", but must be"
                        + " \"text\", for constrained decoding is not supported",
                "'text': {'verbosity': 'low'} | text.verbosity"
                        + " | text.verbosity is \"low\", but must be \"medium\", for nothing else is supported",
                "'max_tokens': 5 | max_tokens | max_tokens is not supported",
                "'max_completion_tokens': 5 | max_completion_tokens | max_completion_tokens is not supported",
                "'n': 2 | n | n is 2, but must be 1, for nothing else is supported",
                "'logprobs': true | logprobs | logprobs is true, but must be false, for nothing else is supported",
                "'structured_outputs': {'choice': ['a']} | structured_outputs"
                        + " | structured_outputs asks for constrained decoding, which is not supported",
                "'chat_template': 'a' | chat_template | chat_template is not supported",
                "'max_output_tokens': 0 | max_output_tokens | max_output_tokens is 0, but must be at least 1",
                "'max_output_tokens': '5' | max_output_tokens"
                        + " | max_output_tokens is \"5\", but must be a whole number of at least 1",
                "'temperature': -1 | temperature | temperature is -1.0, but must be 0 to 100",
                "'top_logprobs': 2 | top_logprobs"
                        + " | top_logprobs is given, but include does not have message.output_text.logprobs",
                "'include': ['a'] | include | include[0] is \"a\", but must be something that a response can include,"
                        + " such as message.output_text.logprobs",
                "'store': 1 | store | store is 1, but must be true or false",
                "'user': 1 | user | user is 1, but must be a string",
                "'metadata': {'a': 1} | metadata.a | metadata.a is 1, but must be a string",
                "'metadata': {'a': null} | metadata.a | metadata.a is missing, but must be a string",
                "'instructions': ['a'] | instructions | instructions is a list, but must be a string",
            })
    void refusesWhatItDoesNotDo(String fields, String parameter, String message) {
        TesseraException refused = refusal("{'input': 'a', %s}".formatted(fields));

        assertThat(refused).hasMessage(message);
        assertThat(refused.code()).isEqualTo(INVALID_REQUEST);
        assertThat(refused.parameter()).contains(parameter);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "5 | input | input is 5, but must be a string or a list of messages",
                "[] | input | input is [], but must be a string or a list of messages",
                "null | input | input is missing, but must be a string or a list of messages",
                "['a'] | input | input[0] is \"a\", but must be an object",
                "[{'type': 'function_call', 'name': 'f'}] | type"
                        + " | input[0].type is \"function_call\", but must be \"message\" or \"reasoning\","
                        + " for no other items are supported",
                "[{'type': 'item_reference', 'id': 'a'}] | type"
                        + " | input[0].type is \"item_reference\", but must be \"message\" or \"reasoning\","
                        + " for no other items are supported",
                "[{'type': 'reasoning', 'id': 'rs_1', 'summary': []}] | input"
                        + " | input has nothing but reasoning, but must have at least one message",
                "[{'content': 'a'}] | role | input[0].role is missing, but must be a role such as user",
                "[{'role': 'tool', 'content': 'a'}] | role"
                        + " | input[0].role is \"tool\", but must be user, assistant, system or developer",
                "[{'role': 'user'}] | content | input[0].content is missing, but must be a string or a list of parts",
                "[{'role': 'user', 'content': ['a']}] | content"
                        + " | input[0].content[0] is \"a\", but must be an object",
                "[{'role': 'user', 'content': [{'type': 'input_text'}]}] | text"
                        + " | input[0].content[0].text is missing, but must be a string",
                "[{'role': 'user', 'content': [{'text': 'a'}]}] | type | input[0].content[0].type is missing, but must be"
                        + " a supported type of content part: input_image, input_text, output_text, refusal",
                "[{'role': 'user', 'content': [{'type': 'text', 'text': 'a'}]}] | type | input[0].content[0].type is"
                        + " \"text\", but must be a supported type of content part: input_image, input_text, output_text,"
                        + " refusal",
                "[{'role': 'user', 'content': [{'type': 'input_audio', 'input_audio': {}}]}] | type"
                        + " | input[0].content[0] is of the type input_audio, which is not supported",
                "[{'role': 'user', 'content': [{'type': 'input_file', 'file_id': 'a'}]}] | type"
                        + " | input[0].content[0] is of the type input_file, which is not supported",
                "[{'role': 'user', 'content': [{'type': 'input_image', 'image_url': {'url': 'a'}}]}] | image_url"
                        + " | input[0].content[0].image_url is an object, but must be a string",
            })
    void saysWhatIsWrongWithTheInput(String input, String parameter, String message) {
        TesseraException refused = refusal("{'input': %s}".formatted(input));

        assertThat(refused).hasMessage(message);
        assertThat(refused.code()).isEqualTo(INVALID_REQUEST);
        assertThat(refused.parameter()).contains(parameter);
    }

    @Test
    void limitsMessagesPartsAndMetadata() {
        String message = "{'role':'user','content':'a'}";
        String pairs = String.join(
                ",", IntStream.range(0, 17).mapToObj("'%d':''"::formatted).toList());

        assertThat(refusal(TestingConfigs.tight(), "{'input':[%1$s,%1$s,%1$s,%1$s]}".formatted(message)))
                .hasMessage("input has 4 messages, but at most 3 are allowed")
                .extracting(TesseraException::code)
                .isEqualTo(REQUEST_TOO_LARGE);
        assertThat(refusal(
                        TestingConfigs.tight(),
                        "{'input':[%1$s,%2$s,%2$s,%2$s]}".formatted(message, "{'type':'reasoning'}")))
                .hasMessage("input has 4 messages, but at most 3 are allowed");
        assertThat(refusal(TestingConfigs.tight(), "{'instructions':'b','input':[%1$s,%1$s,%1$s]}".formatted(message)))
                .hasMessage("input has 4 messages, but at most 3 are allowed");
        assertThat(refusal("{'input': 'a', 'metadata': {%s}}".formatted(pairs)))
                .hasMessage("metadata has 17 members, but at most 16 are allowed");
        assertThat(refusal("{'input': 'a', 'metadata': {'%s': ''}}".formatted("b".repeat(65))))
                .hasMessage("metadata has a name of 65 characters, but at most 64 are allowed");
        assertThat(refusal("{'input': 'a', 'metadata': {'b': '%s'}}".formatted("c".repeat(513))))
                .hasMessageEndingWith("...\", but must be at most 512 characters");
    }

    private static Prompt.Chat prompt(String fields) {
        return (Prompt.Chat) read("{%s}".formatted(fields)).generation().prompt();
    }

    private static SamplingParameters sampling(String fields) {
        return read("{'input': 'a', %s}".formatted(fields)).generation().sampling();
    }

    private static ResponsesRequest read(String body) {
        return read(TestingConfigs.defaults(), body);
    }

    private static ResponsesRequest read(RequestLimits limits, String body) {
        return new ResponsesRequestReader(limits, new Templates(TestingConfigs.templates(), limits))
                .read(body(limits, body), Caller.anonymous("id"));
    }

    private static TesseraException refusal(String body) {
        return refusal(TestingConfigs.defaults(), body);
    }

    private static TesseraException refusal(RequestLimits limits, String body) {
        return catchThrowableOfType(TesseraException.class, () -> read(limits, body));
    }
}
