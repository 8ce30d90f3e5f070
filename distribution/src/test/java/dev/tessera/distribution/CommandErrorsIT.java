package dev.tessera.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a person reads when something is wrong: one sentence, an exit code, no stack. */
final class CommandErrorsIT {
    private static final int FAILURE = 1;
    private static final int USAGE = 2;

    @TempDir
    private Path directory;

    private BadFiles files;

    @BeforeEach
    void createFiles() {
        files = new BadFiles(directory);
    }

    @Test
    void missingOrUnreadableCheckpoint() throws IOException {
        assertFails(FAILURE, "there is no checkpoint directory gone", "--model", "gone");
        Files.createDirectory(directory.resolve("empty"));
        assertFails(FAILURE, "empty has no config.json, so it is not a checkpoint", "--model", "empty");
    }

    @Test
    void fileThatIsNoPicture() throws IOException {
        assertFails(
                FAILURE,
                "this is not an image in a supported format: JPEG, PNG, WebP, GIF, BMP or TIFF",
                "--image",
                files.text("hello").toString());
        assertFails(FAILURE, "the image is empty", "--image", files.text("").toString());
        assertFails(FAILURE, "the picture gone.png cannot be read: there is no such file", "--image", "gone.png");
    }

    @Test
    void soundForAModelThatTakesNone() throws IOException {
        assertFails(
                FAILURE,
                "the model does not take audio input; it takes text, image, video",
                "--audio",
                files.text("hello").toString());
        assertFails(FAILURE, "the sound gone.wav cannot be read: there is no such file", "--audio", "gone.wav");
    }

    @Test
    void truncatedJpeg() throws IOException {
        assertFails(
                FAILURE,
                "the image is truncated",
                "--image",
                files.truncatedJpeg().toString());
    }

    @Test
    void pictureOverThePixelLimit() throws IOException {
        assertFails(
                FAILURE,
                "the image has 40000 x 40000 = 1600000000 pixels, but the limit is 178956970"
                        + " (javacv.max-image-pixels)",
                "--image",
                files.pngOfSize(40_000, 40_000).toString());
    }

    @Test
    void unknownBackendOrModelType() throws IOException {
        assertFails(
                USAGE,
                "there is no backend \"tensorflow\"; installed are pytorch, reference",
                "--backend",
                "tensorflow");
        assertFails(
                USAGE,
                "no plugin runs models of type \"llama\"; installed are those for llava_onevision, phi3_v, qwen2_vl,"
                        + " ultravox",
                "--model",
                files.checkpointWith("config.json", "\"model_type\": \"qwen2_vl\"", "\"model_type\": \"llama\"")
                        .toString());
    }

    @Test
    void promptOverTheContext() {
        assertFails(
                FAILURE,
                "the prompt has 41 tokens, which leaves no room for an answer in a context of 41",
                "--max-model-len",
                "41");
    }

    @Test
    void brokenTemplate() throws IOException {
        Path checkpoint = files.checkpoint();
        Files.writeString(checkpoint.resolve("chat_template.jinja"), "{% for m in messages %}\n{{ m.role }\n");
        assertFails(FAILURE, "chat template, line 2: unexpected '}'", "--model", checkpoint.toString());
    }

    @Test
    void hostileWeights() throws IOException {
        assertFails(
                FAILURE,
                "model.safetensors says its header has 4611686018427387904 bytes, but it can have 989984 at most",
                "--model",
                files.checkpointWithHostileHeader().toString());
    }

    @Test
    void brokenTokenizer() throws IOException {
        Path checkpoint = files.checkpoint();
        Files.writeString(checkpoint.resolve("tokenizer.json"), "{}");
        assertFails(FAILURE, "tokenizer.json cannot be read as a tokenizer", "--model", checkpoint.toString());
    }

    @Test
    void contradictoryConfiguration() throws IOException {
        assertFails(
                FAILURE,
                "config.json: text_config.num_attention_heads: 3 heads with 2 for keys do not divide 64 features into"
                        + " pairs",
                "--model",
                files.checkpointWith("config.json", "\"num_attention_heads\": 4", "\"num_attention_heads\": 3")
                        .toString());
    }

    @Test
    void valuesOutOfRange() {
        assertFails(USAGE, "temperature is -1.0, but must be 0 to 100", "--temperature", "-1");
        assertFails(USAGE, "max_tokens is 0, but must be at least 1", "--max-tokens", "0");
        assertFails(
                USAGE,
                "engine.dtype (--dtype): \"float16\" is not one of auto, float32, bfloat16",
                "--dtype",
                "float16");
        assertFails(
                USAGE,
                "engine.dtyp (--set): there is no such setting; did you mean engine.dtype?",
                "--set",
                "engine.dtyp=x");
    }

    @Test
    void optionsOfTheServerStandForSettingsThatThereAre() throws IOException {
        Path options = Files.writeString(directory.resolve("serve.yaml"), "api-key: [a, b]\nmodel: gone\n");
        assertServeFails(
                FAILURE,
                "there is no checkpoint directory gone",
                "--config",
                options.toString(),
                "--host",
                "127.0.0.1",
                "--port",
                "0",
                "--allowed-local-media-path",
                directory.toString());
        assertServeFails(
                USAGE, "b.pem cannot be read", "--ssl-certfile", "a.pem", "--ssl-keyfile", "b.pem", "--model", "gone");
        assertServeFails(
                USAGE,
                "media.io-kwargs: hologram: unknown; known are audio, image, video",
                "--media-io-kwargs.hologram.depth",
                "3");
        assertServeFails(
                USAGE,
                "openai: allow-credentials is on while allowed-origins has * or null, so that every web page could act for"
                        + " whoever looks at it; name the origins instead",
                "--allowed-origins",
                "[\"*\"]",
                "--allow-credentials");
        assertServeFails(
                USAGE,
                "engine.max-model-len (--max-model-len): \"4q\" is not a whole number from -2147483648 to 2147483647",
                "--max-model-len",
                "4q");
        assertServeFails(
                USAGE,
                "model: model.override-generation-config: temperature is -1.0, but must be 0 to 100",
                "--override-generation-config.temperature",
                "-1");
        assertServeFails(
                USAGE,
                "openai.chat-template is gone.jinja, which cannot be read as a text",
                "--chat-template",
                "gone.jinja");
    }

    @Test
    void debugShowsWhereAnErrorComesFrom() {
        CommandResult result = generate("--debug", "--image", "gone.png");
        assertThat(result.error()).contains("tessera: the picture gone.png").contains("\tat dev.tessera.");
    }

    private void assertServeFails(int exitCode, String message, String... options) {
        List<String> arguments = new ArrayList<>(List.of("serve"));
        arguments.addAll(List.of(options));
        assertFails(exitCode, message, CommandResult.tessera(directory, arguments));
    }

    private void assertFails(int exitCode, String message, String... options) {
        assertFails(exitCode, message, generate(options));
    }

    private static void assertFails(int exitCode, String message, CommandResult result) {
        assertThat(result.error().lines().findFirst()).contains("tessera: " + message);
        assertThat(result.error()).doesNotContain("\tat ");
        assertThat(result.exitCode()).isEqualTo(exitCode);
        assertThat(result.output()).isEmpty();
    }

    private CommandResult generate(String... options) {
        List<String> arguments = new ArrayList<>(List.of("generate", "hello"));
        arguments.addAll(List.of(options));
        return CommandResult.tessera(directory, arguments);
    }
}
