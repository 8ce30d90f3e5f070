package dev.tessera.frontend.openai.chat;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tessera.frontend.openai.config.TestingConfigs;
import dev.tessera.frontend.openai.json.JsonReader;
import dev.tessera.spi.generation.ChatMessage;
import dev.tessera.spi.generation.ContentPart;
import dev.tessera.spi.generation.GenerationRequest;
import dev.tessera.spi.generation.Prompt;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

final class GoldenConversationsTest {
    private static final Path CASES = Path.of(System.getProperty("tessera.root"), "spi/testkit/goldens/qwen2-vl/cases");
    private static final String EMBEDDINGS = "image_embeds.json";

    static Stream<String> cases() throws IOException {
        try (Stream<Path> files = Files.list(CASES)) {
            List<String> names = files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".json") && !name.equals(EMBEDDINGS))
                    .toList();
            assertThat(names).hasSizeGreaterThan(8);
            return names.stream();
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void asksTheEngineForWhatTheCaseSays(String name) throws IOException, InterruptedException {
        Map<String, Object> golden = golden(name);
        TestingChat chat = TestingChat.withDefaults();

        chat.answer(body(golden));

        GenerationRequest request = chat.service().requests().getLast();
        Prompt.Chat prompt = (Prompt.Chat) request.prompt();
        assertThat(request.processorOptions().asMap()).isEqualTo(golden.get("mm_processor_kwargs"));
        assertThat(prompt.templateOptions().asMap()).isEqualTo(golden.get("chat_template_kwargs"));
        assertThat(prompt.messages().stream()
                        .map(GoldenConversationsTest::asGolden)
                        .toList())
                .isEqualTo(withStringsAsParts(golden));
        assertThat(request.mediaOptions().asMap()).isEqualTo(optionsOfParts(golden));
        assertThat(request.sampling().maxTokens()).contains(24);
    }

    private static Map<String, Object> golden(String name) throws IOException {
        Object golden = new JsonReader(TestingConfigs.defaults()).readText(Files.readString(CASES.resolve(name)), name);
        return map(golden);
    }

    private static byte[] body(Map<String, Object> golden) {
        Map<String, Object> body = new LinkedHashMap<>(golden);
        body.keySet().retainAll(Set.of("messages", "chat_template_kwargs", "mm_processor_kwargs"));
        body.put("max_tokens", 24);
        body.put("ignore_eos", true);
        body.put("temperature", 0);
        return JsonMapper.shared().writeValueAsString(body).getBytes(UTF_8);
    }

    private static Map<String, Object> asGolden(ChatMessage message) {
        List<Map<String, String>> content = message.content().stream()
                .map(part -> switch (part) {
                    case ContentPart.Text text -> Map.of("text", text.text());
                    case ContentPart.ToolReference _, ContentPart.PromptEmbeddings _ ->
                        throw new IllegalArgumentException(part.toString());
                    case ContentPart.Media media ->
                        Map.of(media.modality().name(), ((ContentPart.Url) media.payload()).url());
                })
                .toList();
        return Map.of("role", message.role(), "content", content);
    }

    private static List<Map<String, Object>> withStringsAsParts(Map<String, Object> golden) {
        return messages(golden)
                .map(message -> Map.of(
                        "role",
                        message.get("role"),
                        "content",
                        parts(message).map(GoldenConversationsTest::asText).toList()))
                .toList();
    }

    private static Map<String, Object> asText(Map<String, Object> part) {
        return switch (part.get("type").toString()) {
            case "text" -> Map.of("text", part.get("text"));
            case "image_url" -> Map.of("image", map(part.get("image_url")).get("url"));
            case "video_url" -> Map.of("video", map(part.get("video_url")).get("url"));
            default -> throw new IllegalArgumentException(part.toString());
        };
    }

    private static Map<String, Object> optionsOfParts(Map<String, Object> golden) {
        Map<String, Object> options = new LinkedHashMap<>();
        messages(golden).flatMap(GoldenConversationsTest::parts).forEach(part -> {
            if (part.containsKey("media_io_kwargs")) {
                options.put("video", part.get("media_io_kwargs"));
            }
        });
        return options;
    }

    private static Stream<Map<String, Object>> messages(Map<String, Object> golden) {
        return ((List<?>) golden.get("messages")).stream().map(GoldenConversationsTest::map);
    }

    private static Stream<Map<String, Object>> parts(Map<String, Object> message) {
        return message.get("content") instanceof List<?> parts
                ? parts.stream().map(GoldenConversationsTest::map)
                : Stream.of(Map.of("type", "text", "text", message.get("content")));
    }

    @SuppressWarnings("unchecked") // JSON has no names but strings
    private static Map<String, Object> map(Object value) {
        return (Map<String, Object>) value;
    }
}
