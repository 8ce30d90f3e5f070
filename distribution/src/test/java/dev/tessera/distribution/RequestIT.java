package dev.tessera.distribution;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tessera.spi.json.JsonObject;
import dev.tessera.testkit.goldens.GoldenCase;
import dev.tessera.testkit.goldens.GoldenFamily;
import dev.tessera.testkit.goldens.Goldens;
import dev.tessera.testkit.json.JsonFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code generate --request} answers a body of OpenAI's chat completions with a response object. */
final class RequestIT {
    @TempDir
    private Path directory;

    @Test
    void answersAGoldenRequest() throws IOException {
        GoldenFamily family = Goldens.locate().family("qwen2-vl");
        GoldenCase golden = family.goldenCase("multi_image_interleaved");
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("messages", withFileUrls(golden.json().asMap().get("messages")));
        body.put("mm_processor_kwargs", golden.json().asMap().get("mm_processor_kwargs"));
        body.put("max_tokens", 24);
        body.put("temperature", 0);
        body.put("ignore_eos", true);
        body.put("return_token_ids", true);
        Path request = Files.write(directory.resolve("request.json"), JsonFile.format(body));
        CommandResult result = CommandResult.tessera(
                directory,
                List.of(
                        "generate",
                        "--model",
                        family.checkpoint(golden.checkpoint()).toString(),
                        "--dtype",
                        "float32",
                        "--request",
                        request.toString()));
        assertThat(result.error()).isEmpty();
        assertThat(result.exitCode()).isZero();
        JsonObject response = JsonFile.parse(result.output().getBytes(UTF_8), "response");
        JsonObject choice = response.objects("choices").getFirst();
        assertThat(response.integers("prompt_token_ids")).isEqualTo(golden.expandedTokenIds());
        assertThat(choice.integers("token_ids")).isEqualTo(golden.greedyTokenIds());
        assertThat(choice.object("message").string("content"))
                .isEqualTo(golden.json().string("decoded_text"));
        assertThat(choice.string("finish_reason")).isEqualTo("length");
    }

    @Test
    void refusesABadRequestInOneSentence() throws IOException {
        Path request = Files.writeString(
                directory.resolve("request.json"),
                "{\"messages\":[{\"role\":\"user\",\"content\":[{\"type\":\"smell\"}]}]}");
        CommandResult result = CommandResult.tessera(directory, List.of("generate", "--request", request.toString()));
        assertThat(result.error()).startsWith("tessera: messages[0].content[0]").hasLineCount(1);
        assertThat(result.exitCode()).isEqualTo(1);
    }

    /** Replaces the goldens' relative URLs, wherever they stand. */
    private static Object withFileUrls(Object json) {
        return switch (json) {
            case Map<?, ?> map -> {
                Map<Object, Object> copy = new LinkedHashMap<>();
                map.forEach((name, value) -> copy.put(name, withFileUrls(value)));
                yield copy;
            }
            case List<?> list ->
                new ArrayList<>(list.stream().map(RequestIT::withFileUrls).toList());
            case String text
            when text.startsWith("media/") ->
                Goldens.locate().resolve(text).toUri().toString();
            default -> json;
        };
    }
}
