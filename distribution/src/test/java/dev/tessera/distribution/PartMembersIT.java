package dev.tessera.distribution;

import static dev.tessera.distribution.ServerCalls.body;
import static dev.tessera.distribution.ServerCalls.user;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tessera.spi.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What templates see of content parts beside their text: members of the client's own, and tools. */
final class PartMembersIT {
    private static final String TEMPLATE = "{% for message in messages %}{% if message.content is string %}"
            + "{{ message.content }}{% else %}{% for part in message.content %}"
            + "[{{ part.type }} {{ part.text }} {{ part.name }} {{ part.rank }} {{ part.image_url }}"
            + "{% if part.type == 'image' %}<|vision_start|><|image_pad|><|vision_end|>{% endif %}]"
            + "{% endfor %}{% endif %}{% endfor %}";

    @TempDir
    private Path directory;

    @Test
    void reachTemplatesThatTakeParts() throws IOException {
        Path template = Files.writeString(directory.resolve("parts.jinja"), TEMPLATE);
        byte[] file = Files.readAllBytes(Distribution.example("scene-00.png"));
        Map<String, Object> picture = Map.of(
                "image_url", "data:image/png;base64," + Base64.getEncoder().encodeToString(file), "rank", 3);
        Map<String, Object> text = Map.of("type", "text", "text", "alpha", "rank", 2, "image_url", "beta");
        Map<String, Object> tool = Map.of("type", "tool_reference", "name", "clock", "rank", 5);

        assertThat(prompt(List.of("--chat-template", template.toString()), text, picture, tool))
                .isEqualTo("[text alpha  2 ][image   3 <image>][tool_reference  clock  ]");
        assertThat(prompt(
                        List.of("--chat-template", template.toString(), "--chat-template-content-format", "string"),
                        text,
                        picture,
                        tool))
                .isEqualTo("<image>\nalpha\nclock");
    }

    /** What the model reads, with {@code <image>} for the tokens of a picture. */
    private static String prompt(List<String> options, Object... parts) throws IOException {
        try (RunningServer server = RunningServer.start(options);
                ServerCalls calls = new ServerCalls(server)) {
            JsonObject tokens = calls.answer("/tokenize", body(Map.of(), user(parts)));
            return calls.answer("/detokenize", Map.of("tokens", tokens.integers("tokens")))
                    .string("prompt")
                    .replaceAll("<\\|vision_start\\|>(<\\|image_pad\\|>)+<\\|vision_end\\|>", "<image>");
        }
    }
}
