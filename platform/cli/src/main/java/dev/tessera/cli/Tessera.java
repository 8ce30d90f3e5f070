package dev.tessera.cli;

import dev.tessera.cli.option.DottedOptions;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;

/** The {@code tessera} command. */
@Command(
        name = "tessera",
        description = "Serves multimodal language models on the JVM, straight from Hugging Face checkpoints.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            GenerateCommand.class,
            ServeCommand.class,
            PluginsCommand.class,
            ConfigCommand.class,
            HelpCommand.class
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:success", "1:the request or the model failed", "2:wrong usage"})
public final class Tessera {
    private Tessera() {}

    public static void main(String[] args) {
        System.exit(run(args));
    }

    static int run(String... args) {
        Logging.start();
        return execute(command(), args);
    }

    static int execute(CommandLine command, String... args) {
        return command.execute(DottedOptions.expand(args));
    }

    /** The command with all that belongs to it; it writes to the terminal. */
    static CommandLine command() {
        ErrorReport errors = new ErrorReport();
        return new CommandLine(new Tessera())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler(errors)
                .setExecutionExceptionHandler(errors);
    }
}
