package dev.tessera.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the command line says by itself, before a platform starts. */
final class TesseraTest {
    private static final int USAGE = 2;

    private static Arguments wrong(String message, String... arguments) {
        return Arguments.of(message, arguments);
    }

    static Stream<Arguments> wrongUsage() {
        String both = "--request brings its own prompt, media and sampling; leave theirs out";
        return Stream.of(
                wrong("there is nothing to ask: give a PROMPT or a --request", "generate"),
                wrong("there is nothing to ask: give a PROMPT or a --request", "generate", "--image", "a.png"),
                wrong(both, "generate", "--request", "a.json", "hello"),
                wrong(both, "generate", "--request", "a.json", "--image", "a.png"),
                wrong(both, "generate", "--request", "a.json", "--video", "a.mp4"),
                wrong(both, "generate", "--request", "a.json", "--num-frames", "4"),
                wrong(both, "generate", "--request", "a.json", "--image-embeds", "a.pt"),
                wrong("--num-frames and --fps are of videos: give a --video", "generate", "--fps", "2", "hello"),
                wrong(both, "generate", "--request", "a.json", "--system", "Be brief."),
                wrong(both, "generate", "--request", "a.json", "--temperature", "0"),
                wrong("temperature is -1.0, but must be 0 to 100", "generate", "--temperature", "-1", "hello"),
                wrong("top_p is 0.0, but must be above 0 and at most 1", "generate", "--top-p", "0", "hello"),
                wrong("n is 33, but must be 1 to 32", "generate", "--beam-width", "33", "hello"),
                wrong(
                        "--length-penalty rates what a --beam-width finds; give both",
                        "generate",
                        "--length-penalty",
                        "2",
                        "hello"),
                wrong("Unknown option: '--picture'", "generate", "--picture"),
                wrong("Unknown option: '--imag'; did you mean --image?", "generate", "--imag"),
                wrong("Unknown option: '--prt'; did you mean --port?", "serve", "--prt", "80"),
                wrong("Unknown option: '--max_num_seqs=1'; did you mean --max-num-seqs?", "serve", "--max_num_seqs=1"),
                wrong(
                        "Unknown option: '--no-enable-prefix-cache'; did you mean --no-enable-prefix-caching,"
                                + " --enable-prefix-caching?",
                        "serve",
                        "--no-enable-prefix-cache"),
                wrong("Unmatched argument at index 0: 'serv'; did you mean serve?", "serv"),
                wrong("Unmatched argument at index 2: 'world'", "generate", "hello", "world"),
                wrong(
                        "Invalid value for option '--max-tokens': 'many' is not an int",
                        "generate",
                        "--max-tokens",
                        "many"),
                wrong("Missing required parameter for option '--model' (demo|DIR)", "generate", "--model"),
                wrong("MODEL and --model are the same: give one of them", "serve", "demo", "--model", "demo"),
                wrong("Unmatched argument at index 2: 'world'", "serve", "demo", "world"),
                wrong(
                        "--tensor-parallel-size 2 cannot be had: a model runs in one process, on one device",
                        "serve",
                        "-tp",
                        "2"),
                wrong(
                        "--enable-auto-tool-choice cannot be had: what a model writes to call a tool or to think stays in its"
                                + " text, which no parser reads",
                        "serve",
                        "--trust-remote-code",
                        "--enable-auto-tool-choice"),
                wrong(
                        "--uds a.sock cannot be had: the server listens on --host and --port",
                        "serve",
                        "--uds",
                        "a.sock"),
                wrong("Unknown option: '--enforce-eage'", "serve", "--enforce-eage"),
                wrong("Unmatched argument at index 0: 'dream'", "dream"),
                wrong("Missing required subcommand"));
    }

    @ParameterizedTest
    @MethodSource("wrongUsage")
    void wrongUsageIsToldInASentence(String message, String... arguments) {
        CommandRun run = CommandRun.of(arguments);
        assertThat(run.error().lines().toList())
                .hasSize(2)
                .satisfies(lines -> assertThat(lines.getFirst()).isEqualTo("tessera: " + message))
                .satisfies(lines ->
                        assertThat(lines.getLast()).startsWith("Try 'tessera").endsWith(" --help'."));
        assertThat(run.output()).isEmpty();
        assertThat(run.exitCode()).isEqualTo(USAGE);
    }

    @Test
    void debugShowsWhereAnErrorComesFrom() {
        assertThat(CommandRun.of("generate", "--debug").error()).contains("\tat dev.tessera.cli.GenerateCommand");
    }

    @ParameterizedTest
    @ValueSource(strings = {"generate", "serve", "plugins", "config"})
    void explainsItsCommands(String command) {
        CommandRun all = CommandRun.of("--help");
        assertThat(all.output()).startsWith("Usage: tessera ").contains("  " + command + " ");
        CommandRun help = CommandRun.of(command, "--help");
        assertThat(help.output()).startsWith("Usage: tessera " + command + " ").contains("--plugin-from");
        assertThat(help.exitCode()).isZero();
        assertThat(CommandRun.of("help", command)).isEqualTo(help);
        assertThat(help.error()).isEmpty();
    }

    @Test
    void groupsTheOptionsOfTheServer() {
        assertThat(groups("serve"))
                .containsExactly(
                        Map.entry("", List.of("--config", "--help", "--version")),
                        Map.entry(
                                "Server",
                                List.of("--host", "--port", "--sse-keep-alive-interval", "--shutdown-timeout")),
                        Map.entry(
                                "Model",
                                List.of("--model", "--served-model-name", "--backend", "--dtype", "--max-model-len")),
                        Map.entry(
                                "Engine",
                                List.of(
                                        "--max-num-seqs",
                                        "--max-num-batched-tokens",
                                        "--[no-]enable-prefix-caching",
                                        "--kv-cache-memory",
                                        "--max-num-queued-reqs",
                                        "--max-num-queued-tokens")),
                        Map.entry(
                                "Media",
                                List.of(
                                        "--limit-mm-per-prompt",
                                        "--[no-]enable-mm-embeds",
                                        "--[no-]enable-prompt-embeds",
                                        "--media-io-kwargs",
                                        "--mm-processor-kwargs",
                                        "--mm-processor-cache-gb")),
                        Map.entry(
                                "Chat templates",
                                List.of(
                                        "--chat-template",
                                        "--chat-template-content-format",
                                        "--default-chat-template-kwargs",
                                        "--[no-]interleave-mm-strings")),
                        Map.entry(
                                "Sampling defaults",
                                List.of("--generation-config", "--override-generation-config", "--seed")),
                        Map.entry(
                                "Security",
                                List.of(
                                        "--api-key",
                                        "--ssl-certfile",
                                        "--ssl-keyfile",
                                        "--allowed-origins",
                                        "--allowed-methods",
                                        "--allowed-headers",
                                        "--[no-]allow-credentials",
                                        "--allowed-local-media-path",
                                        "--allowed-media-domains",
                                        "--[no-]allow-private-media-addresses",
                                        "--[no-]trust-request-chat-template")),
                        Map.entry("Platform", List.of("--plugin-from", "--set", "--debug")));
    }

    @Test
    void groupsTheOptionsOfOneQuestion() {
        assertThat(groups("generate").stream().map(Map.Entry::getKey))
                .containsExactly("", "Sampling", "Model", "Engine", "Media", "Chat templates", "Platform");
    }

    /** The names of the options in help, below their headings. */
    private static List<Map.Entry<String, List<String>>> groups(String command) {
        List<Map.Entry<String, List<String>>> groups = new ArrayList<>();
        groups.add(Map.entry("", new ArrayList<>()));
        Pattern option = Pattern.compile(" +(?:-., )?(--[^ =]+).*");
        Pattern heading = Pattern.compile("([A-Z][A-Za-z ]+):");
        for (String line : CommandRun.of(command, "--help").output().lines().toList()) {
            Matcher named = option.matcher(line);
            Matcher headed = heading.matcher(line);
            if (headed.matches() && !headed.group(1).equals("Examples")) {
                groups.add(Map.entry(headed.group(1), new ArrayList<>()));
            } else if (named.matches()) {
                groups.getLast().getValue().add(named.group(1));
            }
        }
        return groups;
    }

    @Test
    void explainsEachOptionWithItsDefault() {
        CommandRun help = CommandRun.of("serve", "--help");
        String text = help.output().replaceAll("\\s+", " ");

        assertThat(text)
                .startsWith("Usage: tessera serve [OPTIONS] [MODEL] Serves a model over HTTP")
                .contains("--port=PORT Port to listen on; 0 is any free one (default: 8000).")
                .contains("--api-key=KEY... Serve only callers with one of these keys")
                .contains(
                        "--limit-mm-per-prompt=JSON Most media items of a prompt by modality, such as {\"image\": 2} (default");
    }

    @Test
    void tellsItsVersion() {
        assertThat(CommandRun.of("--version")).isEqualTo(new CommandRun(0, "tessera (not packaged)%n".formatted(), ""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"plugins", "config"})
    void cannotRunWithoutAnInstallation(String command) {
        CommandRun run = CommandRun.of(command);
        assertThat(run.error())
                .isEqualTo("tessera: the system property tessera.home is not set; start Tessera with bin/tessera%n"
                        .formatted());
        assertThat(run.exitCode()).isEqualTo(USAGE);
    }

    @Test
    void progressIsGoneBeforeAnErrorIsTold() {
        CommandRun run = CommandRun.of("generate", "hello");
        assertThat(run.error())
                .startsWith("tessera: the system property tessera.home")
                .hasLineCount(1);
        assertThat(run.output()).isEmpty();
        assertThat(run.exitCode()).isEqualTo(USAGE);
    }
}
