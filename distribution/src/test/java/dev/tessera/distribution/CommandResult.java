package dev.tessera.distribution;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.SECONDS;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What a command did.
 *
 * @param exitCode its exit code
 * @param output what it wrote to the standard output
 * @param error what it wrote to the standard error
 */
record CommandResult(int exitCode, String output, String error) {
    private static final int TIMEOUT_SECONDS = 120;

    /**
     * Runs {@code bin/tessera} as a user does, in a process of its own.
     *
     * @param directory the directory that the user is in
     */
    static CommandResult tessera(Path directory, List<String> arguments) {
        List<String> command = new ArrayList<>();
        command.add(Distribution.home().resolve("bin/tessera").toString());
        command.addAll(arguments);
        return run(directory, command);
    }

    /**
     * Runs a Java program from its source, on the distribution's libraries, as {@code docs/java-api.md} has it.
     *
     * @param directory the directory that the user is in
     */
    static CommandResult javaSource(Path directory, Path source, List<String> arguments) {
        Path home = Distribution.home();
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "@" + home.resolve("etc/jvm.config"),
                "-cp",
                home.resolve("lib") + "/*",
                source.toString()));
        command.addAll(arguments);
        return run(directory, command);
    }

    /** Runs a program that is on the PATH. */
    static CommandResult run(Path directory, List<String> command) {
        try {
            Path output = Files.createTempFile("tessera", ".out");
            Path error = Files.createTempFile("tessera", ".err");
            try {
                ProcessBuilder builder = new ProcessBuilder(command)
                        .directory(directory.toFile())
                        .redirectOutput(output.toFile())
                        .redirectError(error.toFile());
                builder.environment().put("TESSERA_HOME", Distribution.home().toString());
                Process process = builder.start();
                process.getOutputStream().close();
                if (!process.waitFor(TIMEOUT_SECONDS, SECONDS)) {
                    process.destroyForcibly();
                    throw new AssertionError("%s did not end within %d seconds".formatted(command, TIMEOUT_SECONDS));
                }
                return new CommandResult(
                        process.exitValue(), Files.readString(output, UTF_8), Files.readString(error, UTF_8));
            } finally {
                Files.delete(output);
                Files.delete(error);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }
}
