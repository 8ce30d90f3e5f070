package dev.tessera.cli.option;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.ParameterException;

final class VllmOptionsTest {
    @TempDir
    private Path directory;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--trust-remote-code",
                "--enforce-eager",
                "--enable-chunked-prefill",
                "--no-enable-chunked-prefill",
                "--runner generate",
                "--disable-log-stats",
                "--gpu-memory-utilization 0.9",
                "--gpu-memory-utilization=0.9",
                "--enable-prompt-tokens-details",
                "--enable-request-id-headers",
                "--tensor-parallel-size 1",
                "--no-enable-auto-tool-choice",
                "--load-format safetensors",
            })
    void areAcceptedWithALineWhereTheyChangeNothing(String arguments) {
        String name = arguments.replaceFirst("[ =].*", "").replace("--no-", "--");
        List<String> notices = TestingCommand.notices(arguments.split(" "));

        assertThat(notices)
                .containsExactly("tessera: %s is an option of vLLM that changes nothing here".formatted(name));
        assertThat(TestingCommand.configure(arguments.split(" "))).isEmpty();
    }

    @Test
    void areToldOfOneByOne() {
        assertThat(TestingCommand.notices("-tp", "1", "--enforce-eager", "--tensor-parallel-size", "1", "--port", "1"))
                .containsExactlyInAnyOrder(
                        "tessera: --tensor-parallel-size is an option of vLLM that changes nothing here",
                        "tessera: --enforce-eager is an option of vLLM that changes nothing here");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--tensor-parallel-size=2 | --tensor-parallel-size 2 cannot be had: a model runs in one process, on one device",
                "-tp 2 | --tensor-parallel-size 2 cannot be had: a model runs in one process, on one device",
                "--runner pooling | --runner pooling cannot be had: models are served that generate text, and no others",
                "--enable-lora | --enable-lora cannot be had: there are no LoRA adapters",
                "--quantization awq | --quantization awq cannot be had: weights are computed with as they are or in the type of --dtype",
            })
    void areRefusedWhereTheyAskForWhatThereIsNot(String arguments, String message) {
        assertThatThrownBy(() -> TestingCommand.configure(arguments.split(" ")))
                .isInstanceOf(ParameterException.class)
                .hasMessage(message);
    }

    @Test
    void canStandInFiles() throws IOException {
        String fitting = write("trust-remote-code: true\ntensor-parallel-size: 1\nenable-lora: false\nport: 1\n");

        assertThat(TestingCommand.texts("--config", fitting)).isEqualTo(Map.of("openai.port", "1 (serve.yaml)"));
        assertThat(TestingCommand.notices("--config", fitting))
                .containsExactly(
                        "tessera: --trust-remote-code is an option of vLLM that changes nothing here",
                        "tessera: --tensor-parallel-size is an option of vLLM that changes nothing here",
                        "tessera: --enable-lora is an option of vLLM that changes nothing here");
        assertThatThrownBy(() -> TestingCommand.configure("--config", write("tensor-parallel-size: 2")))
                .hasMessage("--tensor-parallel-size 2 cannot be had: a model runs in one process, on one device");
    }

    @Test
    void haveNamesOfTheirOwn() {
        assertThat(VllmOptions.ALL.stream().flatMap(option -> option.names().stream()))
                .doesNotHaveDuplicates()
                .allMatch(name -> name.startsWith("-"));
        assertThat(VllmOptions.ALL).allMatch(option -> option.name().startsWith("--"));
    }

    @Test
    void areOutOfSight() {
        assertThat(TestingCommand.usage()).contains("--port").doesNotContain("--enforce-eager", "--uds");
    }

    private String write(String text) throws IOException {
        return Files.writeString(directory.resolve("serve.yaml"), text).toString();
    }
}
