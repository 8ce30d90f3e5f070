package dev.tessera.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import picocli.CommandLine;

/**
 * What a command said, run within the test's own process, where there is no installation.
 *
 * @param exitCode its exit code
 * @param output what it wrote for programs
 * @param error what it wrote for people
 */
record CommandRun(int exitCode, String output, String error) {
    static CommandRun of(String... arguments) {
        StringWriter output = new StringWriter();
        StringWriter error = new StringWriter();
        CommandLine command = Tessera.command()
                .setOut(new PrintWriter(output))
                .setErr(new PrintWriter(error))
                .setColorScheme(CommandLine.Help.defaultColorScheme(CommandLine.Help.Ansi.OFF));
        int exitCode = Tessera.execute(command, arguments);
        command.getOut().flush();
        command.getErr().flush();
        return new CommandRun(exitCode, output.toString(), error.toString());
    }
}
