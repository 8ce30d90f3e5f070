package dev.tessera.distribution;

import static dev.tessera.distribution.ServerCalls.body;
import static dev.tessera.distribution.ServerCalls.image;
import static dev.tessera.distribution.ServerCalls.text;
import static dev.tessera.distribution.ServerCalls.user;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tessera.spi.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Media where a chat template takes plain text: assertions 26 and 27 on vLLM's server, and 31 where no files are allowed. */
final class PlainTemplatesIT {
    private static final String PLACEHOLDER = "<|vision_start|><|image_pad|><|vision_end|>";

    @TempDir
    private static Path directory;

    private static Path template;
    private static Map<String, Object> picture;

    @BeforeAll
    static void prepare() throws IOException {
        template = Files.writeString(
                directory.resolve("plain.jinja"),
                "{% for message in messages %}{{ message.role }}: {{ message.content }}\n{% endfor %}assistant:");
        byte[] file = Files.readAllBytes(Distribution.example("scene-00.png"));
        picture = image("data:image/png;base64," + Base64.getEncoder().encodeToString(file));
    }

    @Test
    void assertion26MediaComesFirstUnlessTheTextSpellsItsPlaceholder() throws IOException {
        try (RunningServer server = start();
                ServerCalls calls = new ServerCalls(server)) {
            assertThat(prompt(calls, text("alpha"), picture, text("beta")))
                    .isEqualTo("user: <image>\nalpha\nbeta\nassistant:");
            assertThat(prompt(calls, picture, text("alpha " + PLACEHOLDER + " beta")))
                    .isEqualTo("user: alpha <image> beta\nassistant:");
            assertThat(calls.refusal(400, user(picture, text(PLACEHOLDER + " and " + PLACEHOLDER)))
                            .string("message"))
                    .contains("more often than the message has media for it");
            calls.refusal(
                    400, user(image(Distribution.example("scene-00.png").toUri().toString())));
        }
    }

    @Test
    void assertion27MediaKeepsItsPlaceWhereItIsInterleaved() throws IOException {
        try (RunningServer server = start("--interleave-mm-strings");
                ServerCalls calls = new ServerCalls(server)) {
            assertThat(prompt(calls, text("alpha"), picture, text("beta")))
                    .isEqualTo("user: alpha\n<image>\nbeta\nassistant:");
        }
    }

    private static RunningServer start(String... further) {
        List<String> options = new ArrayList<>(
                List.of("--chat-template", template.toString(), "--chat-template-content-format", "string"));
        options.addAll(List.of(further));
        return RunningServer.start(options);
    }

    /** What the model reads, with {@code <image>} for the tokens of a picture. */
    private static String prompt(ServerCalls calls, Object... parts) {
        JsonObject tokens = calls.answer("/tokenize", body(Map.of(), user(parts)));
        return calls.answer("/detokenize", Map.of("tokens", tokens.integers("tokens")))
                .string("prompt")
                .replaceAll("<\\|vision_start\\|>(<\\|image_pad\\|>)+<\\|vision_end\\|>", "<image>");
    }
}
