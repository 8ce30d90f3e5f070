package dev.tessera.cli.option;

import static dev.tessera.spi.error.StandardErrors.INVALID_CONFIGURATION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.tessera.spi.error.TesseraException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class OptionFileTest {
    @TempDir
    private Path directory;

    @Test
    void hasOptionsByTheirNames() throws IOException {
        assertThat(TestingCommand.texts("--config", write("""
                        # what is served
                        model: models/tiny
                        host: "::"
                        port: 9000
                        enable-prefix-caching: false
                        mm-processor-cache-gb: 0.5
                        api-key: [a, b]
                        allowed-local-media-path: media
                        limit-mm-per-prompt:
                          image: 2
                          video: {count: 1, num_frames: 8}
                        media-io-kwargs: '{"image": {"image_mode": "RGB"}}'
                        """)))
                .isEqualTo(Map.of(
                        "model.path", "models/tiny (serve.yaml)",
                        "openai.host", ":: (serve.yaml)",
                        "openai.port", "9000 (serve.yaml)",
                        "engine.enable-prefix-caching", "false (serve.yaml)",
                        "media.processor-cache-size", "0.5GB (serve.yaml)",
                        "openai.api-keys", "a,b (serve.yaml)",
                        "sources.allowed-local-media-path", "media (serve.yaml)",
                        "media.limit-per-prompt", "{\"image\":2,\"video\":{\"count\":1,\"num_frames\":8}} (serve.yaml)",
                        "media.io-kwargs", "{\"image\": {\"image_mode\": \"RGB\"}} (serve.yaml)"));
    }

    @Test
    void hasListsThatCanBeJsonAsLists() throws IOException {
        assertThat(TestingCommand.texts("--config", write("""
                        allowed-origins: [https://a.org, https://b.org]
                        allowed-headers: '["*"]'
                        max-model-len: -1
                        """)))
                .isEqualTo(Map.of(
                        "openai.allowed-origins", "https://a.org,https://b.org (serve.yaml)",
                        "openai.allowed-headers", "* (serve.yaml)",
                        "engine.max-model-len", " (serve.yaml)"));
    }

    @Test
    void comesAfterAModelWithoutAnOption() throws IOException {
        assertThat(TestingCommand.texts("a", "--config", write("model: b")))
                .isEqualTo(Map.of("model.path", "a (MODEL)"));
    }

    @Test
    void comesAfterTheCommandLine() throws IOException {
        String file = write("port: 1\nhost: a\nlimit-mm-per-prompt: {image: 2}\n");

        assertThat(TestingCommand.texts("--port", "2", "--config", file, "--limit-mm-per-prompt.video", "3"))
                .isEqualTo(Map.of(
                        "openai.port",
                        "2 (--port)",
                        "openai.host",
                        "a (serve.yaml)",
                        "media.limit-per-prompt",
                        "{\"video\":3} (--limit-mm-per-prompt)"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "# nothing", "---\n", "{}"})
    void mayBeEmpty(String text) throws IOException {
        assertThat(TestingCommand.texts("--config", write(text))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\'', textBlock = """
                    prt: 1              | serve.yaml: there is no option prt that a file can have; did you mean port?
                    max_num_seqs: 1     | serve.yaml: there is no option max_num_seqs that a file can have; did you mean max-num-seqs?
                    --port: 1           | serve.yaml: there is no option --port that a file can have
                    config: a.yaml      | serve.yaml: there is no option config that a file can have
                    port:               | serve.yaml: port has no value that the option takes
                    port: [1]           | serve.yaml: port has no value that the option takes
                    port: {a: 1}        | serve.yaml: port has no value that the option takes
                    api-key: []         | serve.yaml: api-key has no value that the option takes
                    api-key: [{a: 1}]   | serve.yaml: api-key has no value that the option takes
                    mm-processor-cache-gb: 4GB | --mm-processor-cache-gb: "4GB" is not a number of gigabytes
                    - port              | serve.yaml: it does not map options to values
                    port                | serve.yaml: it does not map options to values
                    """)
    void isRefusedForWhatIsNotAnOption(String text, String message) throws IOException {
        assertRefused(message, text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"port: 1\nport: 2", "port: [1", "port: 1\n---\nhost: a", "a: &a [*a, *a]\nport: 'x"})
    void isRefusedForWhatIsNotYaml(String text) throws IOException {
        assertRefused("serve.yaml is not YAML as it should be: ", text);
    }

    @Test
    void hasALimit() throws IOException {
        assertRefused("serve.yaml has 1048577 bytes, but the limit is 1048576", "#".repeat((1 << 20) + 1));
    }

    @Test
    void hasToBeThere() {
        assertThatExceptionOfType(TesseraException.class)
                .isThrownBy(() -> TestingCommand.texts(
                        "--config", directory.resolve("gone.yaml").toString()))
                .withMessage("gone.yaml cannot be read: there is no such file");
        assertThatExceptionOfType(TesseraException.class)
                .isThrownBy(() -> TestingCommand.texts("--config", directory.toString()))
                .withMessage("%s cannot be read: it is a directory".formatted(directory.getFileName()));
    }

    private void assertRefused(String message, String text) throws IOException {
        String file = write(text);
        assertThatExceptionOfType(TesseraException.class)
                .isThrownBy(() -> TestingCommand.texts("--config", file))
                .withMessageStartingWith(message)
                .satisfies(e -> assertThat(e.code()).isEqualTo(INVALID_CONFIGURATION));
    }

    private String write(String text) throws IOException {
        return Files.writeString(directory.resolve("serve.yaml"), text).toString();
    }
}
