package dev.tessera.frontend.openai.request;

import static dev.tessera.frontend.openai.json.TestingBodies.body;
import static dev.tessera.spi.error.StandardErrors.INVALID_CONFIGURATION;
import static dev.tessera.spi.error.StandardErrors.INVALID_REQUEST;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tessera.frontend.openai.config.TemplateConfig;
import dev.tessera.frontend.openai.config.TestingConfigs;
import dev.tessera.spi.error.TesseraException;
import dev.tessera.spi.generation.ContentFormat;
import dev.tessera.spi.generation.TemplateChoice;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TemplatesTest {
    private static final String OWN = "{'chat_template': '{{ messages }}'}";

    @TempDir
    private Path directory;

    @Test
    void leaveTheCheckpointItsTemplate() {
        assertThat(templates(false, Optional.empty()).choice(body("{}"))).isEqualTo(TemplateChoice.CHECKPOINT);
        assertThat(templates(false, Optional.empty()).choice(body("{'chat_template': null}")))
                .isEqualTo(TemplateChoice.CHECKPOINT);
    }

    @Test
    void ofRequestsAreRefusedWhereTheyAreNotTrusted() {
        TesseraException refused = catchThrowableOfType(
                TesseraException.class, () -> templates(false, Optional.empty()).choice(body(OWN)));

        assertThat(refused).hasMessage("chat_template is given, but --trust-request-chat-template is not set");
        assertThat(refused.code()).isEqualTo(INVALID_REQUEST);
        assertThat(refused.parameter()).contains("chat_template");
    }

    @Test
    void ofRequestsComeBeforeThatOfTheServer() throws IOException {
        Optional<String> file = Optional.of(file("{{ 'of the server' }}"));

        assertThat(templates(true, file).choice(body(OWN)).source()).contains("{{ messages }}");
        assertThat(templates(true, file).choice(body("{}")).source()).contains("{{ 'of the server' }}");
        assertThat(templates(false, file).choice(body("{}")).source()).contains("{{ 'of the server' }}");
        assertThat(templates(true, file).choice().source()).contains("{{ 'of the server' }}");
    }

    @Test
    void areGivenTheContentThatIsConfigured() throws IOException {
        Templates templates = new Templates(
                new TemplateConfig(true, Optional.of(file("a")), ContentFormat.STRING, Optional.empty()),
                TestingConfigs.defaults());

        assertThat(templates.choice(body("{}")).contentFormat()).isEqualTo(ContentFormat.STRING);
        assertThat(templates.choice(body(OWN)).contentFormat()).isEqualTo(ContentFormat.STRING);
    }

    @Test
    void areGivenTheVariablesOfTheServerUnderThoseOfTheRequest() {
        Templates templates = defaults("{\"a\": 1, \"enable_thinking\": false}");

        assertThat(templates.options(body("{}")).asMap()).isEqualTo(Map.of("a", 1L, "enable_thinking", false));
        assertThat(templates.options(body("{'chat_template_kwargs': {'a': 2}}")).asMap())
                .isEqualTo(Map.of("a", 2L, "enable_thinking", false));
        assertThat(templates.options(body("{'reasoning_effort': 'low'}")).asMap())
                .containsEntry("enable_thinking", true);
        assertThat(templates
                        .givenOptions(
                                body("{'reasoning_effort': 'low', 'chat_template_kwargs': {'a': 2}}"),
                                List.of(),
                                Optional.empty())
                        .asMap())
                .isEqualTo(Map.of("a", 2L, "enable_thinking", false));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "5 | openai.default-chat-template-kwargs is 5, but must be an object",
                "{\"messages\": []} | openai.default-chat-template-kwargs has messages, which is not an option of the"
                        + " template",
            })
    void refuseVariablesThatAreNone(String text, String message) {
        TesseraException refused = catchThrowableOfType(TesseraException.class, () -> defaults(text));

        assertThat(refused).hasMessage(message);
        assertThat(refused.code()).isEqualTo(INVALID_CONFIGURATION);
    }

    @Test
    void refuseAFileThatIsNotThere() {
        Path missing = directory.resolve("missing.jinja");

        TesseraException refused =
                catchThrowableOfType(TesseraException.class, () -> templates(false, Optional.of(missing.toString())));

        assertThat(refused).hasMessage("openai.chat-template is %s, which cannot be read as a text".formatted(missing));
        assertThat(refused.code()).isEqualTo(INVALID_CONFIGURATION);
    }

    @Test
    void refuseAFileOfAnyLength() throws IOException {
        String large = file("{{ messages }}".repeat(75_000));

        TesseraException refused =
                catchThrowableOfType(TesseraException.class, () -> templates(false, Optional.of(large)));

        assertThat(refused)
                .hasMessage(
                        "openai.chat-template is %s, which has more than the 1048576 bytes that are allowed", large);
        assertThat(refused.code()).isEqualTo(INVALID_CONFIGURATION);
    }

    @ParameterizedTest
    @CsvSource({
        "{{messages}}, {{messages}}",
        "'{% for m in messages %}a\nb{% endfor %}', '{% for m in messages %}a\nb{% endfor %}'",
        "'{{ a }}\\n\\t\\\\', '{{ a }}\n\t\\'",
        "'two\nlines', 'two\nlines'",
    })
    void ofTheServerCanBeGivenThemselves(String configured, String template) {
        assertThat(templates(false, Optional.of(configured)).choice().source()).contains(template);
    }

    @Test
    void refuseEscapesThatAreNone() {
        TesseraException refused =
                catchThrowableOfType(TesseraException.class, () -> templates(false, Optional.of("{{ a }}\\d")));

        assertThat(refused)
                .hasMessage("openai.chat-template has a backslash before what is not escaped; write two of them");
        assertThat(refused.code()).isEqualTo(INVALID_CONFIGURATION);
    }

    private String file(String template) throws IOException {
        return Files.writeString(directory.resolve("template.jinja"), template).toString();
    }

    private static Templates templates(boolean trusted, Optional<String> template) {
        return new Templates(
                new TemplateConfig(trusted, template, ContentFormat.AUTO, Optional.empty()), TestingConfigs.defaults());
    }

    private static Templates defaults(String options) {
        return new Templates(
                new TemplateConfig(false, Optional.empty(), ContentFormat.AUTO, Optional.of(options)),
                TestingConfigs.defaults());
    }
}
