package dev.tessera.distribution;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.SECONDS;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code bin/tessera serve} in a process of its own, on a free port. */
final class RunningServer implements AutoCloseable {
    private static final int TIMEOUT_SECONDS = 120;
    private static final Pattern READY =
            Pattern.compile("Tessera serves (\\S+) on (http://127\\.0\\.0\\.1:\\d+) \\(ready in \\d+\\.\\d s\\)");

    private final Process process;
    private final Path error;
    private final Matcher ready;

    private RunningServer(Process process, Path error, Matcher ready) {
        this.process = process;
        this.error = error;
        this.ready = ready;
    }

    /** Starts it, and waits until it says that it is ready. */
    static RunningServer start(List<String> options) {
        List<String> command = new ArrayList<>(
                List.of(Distribution.home().resolve("bin/tessera").toString(), "serve", "--port", "0"));
        command.addAll(options);
        try {
            Path error = Files.createTempFile("tessera", ".err");
            Process process =
                    new ProcessBuilder(command).redirectError(error.toFile()).start();
            BufferedReader output = process.inputReader(UTF_8);
            String line = output.readLine();
            Matcher ready = READY.matcher(String.valueOf(line));
            if (!ready.matches()) {
                process.destroyForcibly();
                throw new AssertionError(
                        "%s is no word that the server is ready: %s".formatted(line, Files.readString(error)));
            }
            return new RunningServer(process, error, ready);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String model() {
        return ready.group(1);
    }

    URI address() {
        return URI.create(ready.group(2));
    }

    /** Tells it to end, as a service manager does, and returns its exit code. */
    int terminate() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(TIMEOUT_SECONDS, SECONDS)) {
            throw new AssertionError("the server did not end within %d seconds".formatted(TIMEOUT_SECONDS));
        }
        return process.exitValue();
    }

    /** What it wrote to the standard error. */
    String error() throws IOException {
        return Files.readString(error);
    }

    @Override
    public void close() throws IOException {
        process.destroyForcibly();
        Files.delete(error);
    }
}
