package dev.tessera.frontend.openai.request;

import static dev.tessera.frontend.openai.json.TestingBodies.body;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tessera.spi.error.TesseraException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TemplateOptionsTest {
    @Test
    void passesOnWhatTheTemplateIsToSee() {
        assertThat(read("{}")).isEmpty();
        assertThat(read("{'chat_template_kwargs': null}")).isEmpty();
        assertThat(read("{'chat_template_kwargs': {'add_vision_id': true, 'depth': 2}}"))
                .isEqualTo(Map.of("add_vision_id", true, "depth", 2L));
    }

    @Test
    void showsToolsAndDocumentsToTheTemplate() {
        String body = """
                {'tools': [{'type': 'function', 'function': {'name': 'add', 'parameters': {'type': 'object'}}}],
                 'tool_choice': 'auto', 'documents': [{'title': 'a', 'text': 'b'}],
                 'chat_template_kwargs': {'documents': 'overridden'}}
                """;

        assertThat(read(body))
                .isEqualTo(Map.of(
                        "tools",
                        List.of(Map.of(
                                "type",
                                "function",
                                "function",
                                Map.of("name", "add", "parameters", Map.of("type", "object")))),
                        "documents",
                        List.of(Map.of("title", "a", "text", "b"))));
    }

    @Test
    void showsTheEffortOfReasoningToTheTemplate() {
        assertThat(read("{'reasoning_effort': 'low'}"))
                .isEqualTo(Map.of("reasoning_effort", "low", "enable_thinking", true));
        assertThat(read("{'reasoning_effort': 'none'}"))
                .isEqualTo(Map.of("reasoning_effort", "none", "enable_thinking", false));
        assertThat(read("{'reasoning_effort': 'none', 'chat_template_kwargs': {'enable_thinking': true}}"))
                .containsEntry("enable_thinking", true);
    }

    @Test
    void takesAChoiceThatForcesNoCall() {
        assertThat(read("{'tool_choice': 'none'}")).isEmpty();
        assertThat(read("{'tool_choice': 'none', 'tools': [{'function': {'name': 'a'}}]}"))
                .containsKey("tools");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'chat_template_kwargs': []} | chat_template_kwargs | chat_template_kwargs is [], but must be an object",
                "{'chat_template_kwargs': {'chat_template': 'a'}} | chat_template_kwargs"
                        + " | chat_template_kwargs has chat_template, which is not an option of the template",
                "{'chat_template_kwargs': {'add_generation_prompt': false}} | chat_template_kwargs"
                        + " | chat_template_kwargs has add_generation_prompt, which is not an option of the template",
                "{'chat_template_kwargs': {'messages': []}} | chat_template_kwargs"
                        + " | chat_template_kwargs has messages, which is not an option of the template",
                "{'tools': []} | tools | tools is empty, but must have at least one tool or be left out",
                "{'tools': {}} | tools | tools is {}, but must be a list",
                "{'tools': ['a']} | tools | tools[0] is \"a\", but must be an object",
                "{'tools': [{'type': 'web_search'}]} | type | tools[0].type is \"web_search\", but must be \"function\"",
                "{'tools': [{'type': 'function'}]} | function"
                        + " | tools[0].function is missing, but must be an object with a name",
                "{'tools': [{'function': {}}]} | function.name | tools[0].function.name is missing, but must be a string",
                "{'tools': [{'function': {'name': 5}}]} | function.name | tools[0].function.name is 5, but must be a string",
                "{'tool_choice': 'auto'} | tool_choice | tool_choice is given without tools",
                "{'tool_choice': 'required', 'tools': [{'function': {'name': 'a'}}]} | tool_choice"
                        + " | tool_choice is \"required\", but must be \"none\" or \"auto\", for nothing else is supported",
                "{'tool_choice': {'type': 'function', 'function': {'name': 'a'}}} | tool_choice"
                        + " | tool_choice is an object, but must be \"none\" or \"auto\", for nothing else is supported",
                "{'documents': [5]} | documents | documents[0] is 5, but must be an object",
                "{'reasoning_effort': 'huge'} | reasoning_effort | reasoning_effort is \"huge\", but must be one of"
                        + " high, low, max, medium, minimal, none, xhigh",
            })
    void saysWhatIsWrong(String body, String parameter, String message) {
        TesseraException refused = catchThrowableOfType(TesseraException.class, () -> read(body));

        assertThat(refused).hasMessage(message);
        assertThat(refused.parameter()).contains(parameter);
    }

    private static Map<String, Object> read(String text) {
        return TemplateOptions.read(body(text)).asMap();
    }
}
