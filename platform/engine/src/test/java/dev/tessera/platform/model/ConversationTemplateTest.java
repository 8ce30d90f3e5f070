package dev.tessera.platform.model;

import static dev.tessera.spi.error.StandardErrors.INVALID_TEMPLATE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tessera.platform.checkpoint.CheckpointDirectory;
import dev.tessera.spi.error.TesseraException;
import dev.tessera.testkit.checkpoint.SafetensorsWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ConversationTemplateTest {
    @TempDir
    private Path directory;

    @BeforeEach
    void writeCheckpoint() throws IOException {
        write("config.json", "{}");
        SafetensorsWriter.write(directory.resolve("model.safetensors"), Map.of());
    }

    @Test
    void looksForATemplateWhereTransformersDoes() throws IOException {
        write("tokenizer_config.json", "{\"chat_template\": \"of the tokenizer\"}");
        assertThat(render()).isEqualTo("of the tokenizer");
        write("chat_template.json", "{\"chat_template\": \"of the processor\"}");
        assertThat(render()).isEqualTo("of the processor");
        write("chat_template.jinja", "of its own file");
        assertThat(render()).isEqualTo("of its own file");
    }

    @Test
    void aFileThatHasNoTemplateIsPassedOver() throws IOException {
        write("chat_template.json", "{\"chat_template\": null}");
        write("tokenizer_config.json", "{\"chat_template\": \"of the tokenizer\"}");
        assertThat(render()).isEqualTo("of the tokenizer");
    }

    @Test
    void takesTheDefaultOfSeveralTemplates() throws IOException {
        write("tokenizer_config.json", """
            {"chat_template": [{"name": "tool_use", "template": "for tools"},
                               {"name": "default", "template": "for chats"}]}
            """);
        assertThat(render()).isEqualTo("for chats");
    }

    @Test
    void aCheckpointWithoutATemplateCannotChat() throws IOException {
        assertCannotChat();
        write("tokenizer_config.json", "{\"chat_template\": [{\"name\": \"tool_use\", \"template\": \"for tools\"}]}");
        assertCannotChat();
    }

    @Test
    void givesTheTemplateTheSpecialTokens() throws IOException {
        write("chat_template.jinja", "{{ bos_token }} {{ eos_token }} {{ pad_token }}");
        write(
                "tokenizer_config.json",
                "{\"bos_token\": \"<s>\", \"eos_token\": {\"content\": \"</s>\"}, \"pad_token\": null}");
        assertThat(render()).isEqualTo("<s> </s> ");
    }

    @Test
    void aRequestsVariablesComeFirst() throws IOException {
        write("chat_template.jinja", "{{ bos_token }} {{ name }}");
        write("tokenizer_config.json", "{\"bos_token\": \"<s>\"}");
        assertThat(render(Map.of("bos_token", "<b>", "name", "Ann"))).isEqualTo("<b> Ann");
    }

    @Test
    void givesAnotherTemplateTheSameSpecialTokens() throws IOException {
        write("chat_template.jinja", "{{ bos_token }}");
        write("tokenizer_config.json", "{\"bos_token\": \"<s>\"}");
        try (CheckpointDirectory checkpoint = CheckpointDirectory.open(directory)) {
            ConversationTemplate template = ConversationTemplate.read(checkpoint);

            assertThat(template.with("{{ bos_token }}!").render(Map.of())).isEqualTo("<s>!");
            assertThat(template.with("{{ bos_token }}?").render(Map.of())).isEqualTo("<s>?");
            assertThat(template.with("a")).isSameAs(template.with("a"));
            assertThat(template.render(Map.of())).isEqualTo("<s>");
            assertThat(catchThrowableOfType(TesseraException.class, () -> template.with("{% if %}"))
                            .code())
                    .isEqualTo(INVALID_TEMPLATE);
        }
    }

    @Test
    void letsACheckpointWithoutATemplateChatWithAnother() throws IOException {
        write("tokenizer_config.json", "{\"bos_token\": \"<s>\"}");
        try (CheckpointDirectory checkpoint = CheckpointDirectory.open(directory)) {
            assertThat(ConversationTemplate.read(checkpoint)
                            .with("{{ bos_token }}")
                            .render(Map.of()))
                    .isEqualTo("<s>");
        }
    }

    private void assertCannotChat() {
        try (CheckpointDirectory checkpoint = CheckpointDirectory.open(directory)) {
            ConversationTemplate template = ConversationTemplate.read(checkpoint);
            assertNoTemplate(template::contentFormat);
            assertNoTemplate(() -> template.render(Map.of()));
        }
    }

    private static void assertNoTemplate(ThrowingCallable action) {
        TesseraException exception = catchThrowableOfType(TesseraException.class, action);
        assertThat(exception).hasMessage("the checkpoint has no chat template, so it cannot chat");
        assertThat(exception.code()).isEqualTo(INVALID_TEMPLATE);
    }

    private String render() {
        return render(Map.of());
    }

    private String render(Map<String, Object> variables) {
        try (CheckpointDirectory checkpoint = CheckpointDirectory.open(directory)) {
            return ConversationTemplate.read(checkpoint).render(variables);
        }
    }

    private void write(String file, String content) throws IOException {
        Files.writeString(directory.resolve(file), content);
    }
}
