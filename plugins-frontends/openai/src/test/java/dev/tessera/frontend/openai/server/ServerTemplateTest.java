package dev.tessera.frontend.openai.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tessera.frontend.openai.config.TemplateConfig;
import dev.tessera.frontend.openai.config.TestingConfigs;
import dev.tessera.spi.generation.ContentFormat;
import dev.tessera.spi.generation.Prompt;
import dev.tessera.spi.generation.TemplateChoice;
import dev.tessera.testkit.generation.TestingAnswer;
import dev.tessera.testkit.generation.TestingInferenceService;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The server's template and its variables. */
final class ServerTemplateTest {
    @TempDir
    private Path directory;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "/v1/chat/completions | {'chat_template_kwargs': {'a': 2},"
                        + " 'messages': [{'role': 'user', 'content': 'Hello'}]}",
                "/v1/responses | {'chat_template_kwargs': {'a': 2}, 'input': 'Hello'}",
                "/v1/messages | {'chat_template_kwargs': {'a': 2}, 'max_tokens': 5,"
                        + " 'messages': [{'role': 'user', 'content': 'Hello'}]}",
            })
    void rendersAllConversations(String path, String body) throws IOException {
        Path file = Files.writeString(directory.resolve("template.jinja"), "{{ messages }}");
        TemplateConfig templates = new TemplateConfig(
                false, Optional.of(file.toString()), ContentFormat.STRING, Optional.of("{\"a\": 1, \"b\": 3}"));
        TestingInferenceService engine = TestingServer.engine(request -> TestingAnswer.tokens("Hi"));
        try (TestingServer server =
                TestingServer.start(engine, TestingConfigs.defaults(), TestingConfigs.server(), templates)) {
            assertThat(server.send(server.post(path, body)).statusCode()).isEqualTo(200);
        }

        Prompt.Chat prompt = (Prompt.Chat) engine.requests().getFirst().prompt();
        assertThat(prompt.template())
                .isEqualTo(new TemplateChoice(Optional.of("{{ messages }}"), ContentFormat.STRING));
        assertThat(prompt.templateOptions().asMap()).isEqualTo(Map.of("a", 2L, "b", 3L));
    }
}
