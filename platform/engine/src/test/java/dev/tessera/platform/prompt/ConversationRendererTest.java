package dev.tessera.platform.prompt;

import static dev.tessera.platform.prompt.TestingMessages.IMAGE;
import static dev.tessera.platform.prompt.TestingMessages.text;
import static dev.tessera.platform.prompt.TestingMessages.user;
import static dev.tessera.spi.error.StandardErrors.INVALID_REQUEST;
import static dev.tessera.spi.error.StandardErrors.INVALID_TEMPLATE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tessera.platform.checkpoint.CheckpointDirectory;
import dev.tessera.platform.model.ConversationTemplate;
import dev.tessera.spi.error.TesseraException;
import dev.tessera.spi.generation.ChatMessage;
import dev.tessera.spi.generation.ContentFormat;
import dev.tessera.spi.generation.ContentPart;
import dev.tessera.spi.generation.Prompt;
import dev.tessera.spi.generation.TemplateChoice;
import dev.tessera.spi.json.JsonObject;
import dev.tessera.testkit.checkpoint.SafetensorsWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ConversationRendererTest {
    private static final String OF_TEXT = "text: {% for message in messages %}{{ message.content }}{% endfor %}";
    private static final String OF_PARTS = "parts:{% for message in messages %}{% for part in message.content %}"
            + " {{ part.type }}{% endfor %}{% endfor %}";
    /** Takes either. */
    private static final String AS_JSON = "{{ messages[0].content | tojson }}";

    @TempDir
    private Path directory;

    @BeforeEach
    void makeACheckpoint() throws IOException {
        write("config.json", "{}");
        write("chat_template.jinja", OF_TEXT);
        SafetensorsWriter.write(directory.resolve("model.safetensors"), Map.of());
    }

    @Test
    void rendersWithTheTemplateOfTheCheckpoint() {
        assertThat(render(TemplateChoice.CHECKPOINT)).isEqualTo("text: <image_1>\nWhat?");
    }

    @Test
    void rendersWithTheTemplateThatIsChosen() {
        assertThat(render(new TemplateChoice(Optional.of(OF_PARTS), ContentFormat.AUTO)))
                .isEqualTo("parts: image text");
    }

    @Test
    void givesTemplatesTheContentThatIsChosen() {
        assertThat(render(new TemplateChoice(Optional.of(AS_JSON), ContentFormat.STRING)))
                .isEqualTo("\"<image_1>\\nWhat?\"");
        assertThat(render(new TemplateChoice(Optional.of(AS_JSON), ContentFormat.OPENAI)))
                .contains("\"image\"")
                .contains("\"What?\"");
        assertThat(render(new TemplateChoice(Optional.of(OF_PARTS), ContentFormat.STRING)))
                .doesNotContain("image text");
    }

    @Test
    void keepsTextAndMediaInTheirOrderWhereThatIsConfigured() {
        TemplateChoice choice = TemplateChoice.CHECKPOINT;

        assertThat(render(choice, false, text("Look:"), IMAGE)).isEqualTo("text: <image_1>\nLook:");
        assertThat(render(choice, true, text("Look:"), IMAGE)).isEqualTo("text: Look:\n<image_1>");
    }

    @Test
    void developersSpeakForTheSystemWhereTheTemplateKnowsNone() throws IOException {
        String roles = "{% for message in messages %}{{ message.role }}: {{ message.content }}{% endfor %}";
        ChatMessage message =
                new ChatMessage("developer", List.of(text("Be brief.")), JsonObject.empty("message", INVALID_REQUEST));

        write("chat_template.jinja", roles);
        assertThat(render(TemplateChoice.CHECKPOINT, false, message)).isEqualTo("system: Be brief.");
        write("chat_template.jinja", roles + "{# or developer #}");
        assertThat(render(TemplateChoice.CHECKPOINT, false, message)).isEqualTo("developer: Be brief.");
    }

    @Test
    void refusesATemplateThatDoesNotParse() {
        TesseraException refused = catchThrowableOfType(
                TesseraException.class, () -> render(new TemplateChoice(Optional.of("{% if %}"), ContentFormat.AUTO)));

        assertThat(refused).hasMessageStartingWith("chat template, line 1: ");
        assertThat(refused.code()).isEqualTo(INVALID_TEMPLATE);
    }

    private String render(TemplateChoice choice) {
        return render(choice, false, IMAGE, text("What?"));
    }

    private String render(TemplateChoice choice, boolean interleaved, ContentPart... content) {
        return render(choice, interleaved, user(content));
    }

    private String render(TemplateChoice choice, boolean interleaved, ChatMessage message) {
        try (CheckpointDirectory checkpoint = CheckpointDirectory.open(directory)) {
            ConversationRenderer renderer = new ConversationRenderer(
                    ConversationTemplate.read(checkpoint), new TestingInputProcessor(), interleaved);
            return renderer.render(new Prompt.Chat(
                    List.of(message), JsonObject.empty("chat_template_kwargs", INVALID_REQUEST), true, false, choice));
        }
    }

    private void write(String file, String content) throws IOException {
        Files.writeString(directory.resolve(file), content);
    }
}
